// Where the site answers; the same as in web/patient/urls.py and web/shell/urls.py.
export const LOG = "/my/log"
export const PAYLOAD = "/my/session.json"
export const TODAY = "/my/"
export const WORKER = "/sw.js"
