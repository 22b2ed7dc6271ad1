// Looks answers up in the tables that came with the session. The rules behind them are on the server alone.
const key = (answer) => String(answer ?? null)

function worst(found, order) {
  return order.find((one) => found.includes(one))
}

export function lightOf(table, baseline, answers) {
  const start = key(baseline)
  const [leg, stays] = [key(answers.leg), key(answers.leg_persists)]
  const [neuro, flag] = [key(answers.neuro_change), key(answers.new_red_flag)]
  const colour = worst(
    [table.pain[start][key(answers.peak_0_10)], table.leg[leg][stays], table.nerves[neuro][flag], table.hour[start].null],
    table.worst_first,
  )
  return {
    colour,
    ask: [...table.ask.leg[leg][stays], ...table.ask.nerves[neuro][flag]],
    relief_only: table.relief_only[start],
    follows: table.colours[colour],
  }
}

export function asksOn(table, leg) {
  return table.ask.leg[key(leg)].null.includes("leg_persists")
}

export function verdictOf(table, answers) {
  const found = table.questions.map((question) => table.verdicts[key(answers[question.id])])
  return worst(found, table.worst_first)
}
