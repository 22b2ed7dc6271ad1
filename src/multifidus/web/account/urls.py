"""Addresses of signing in. allauth's views under allauth's names; what we don't use is left out."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path
from django.views.decorators.http import require_GET

from multifidus.web.account import demonstration, entrance, security
from multifidus.web.account.faults_told import tells_faults

urlpatterns = [
    path("sign-in/", tells_faults(account.login), name="account_login"),
    path("sign-out/", account.logout, name="account_logout"),
    path("sign-up/", account.signup, name="account_signup"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("again/", tells_faults(account.reauthenticate), name="account_reauthenticate"),
    path("password/", tells_faults(account.password_change), name="account_change_password"),
    path("password/none/", security.security, name="account_set_password"),  # allauth leads here from `password/`
    path("password/forgotten/", entrance.forgotten, name="account_reset_password"),
    path("nobody/", entrance.nobody, name="account_nobody"),
    path("email/", security.security, name="account_email"),  # allauth leads here; addresses change in the clinic
    path("security/", security.security, name="security"),
    path("second-factor/", mfa.index, name="mfa_index"),
    path("second-factor/needed/", security.second_factor_needed, name="second_factor_needed"),
    path("second-factor/sign-in/", tells_faults(mfa.authenticate), name="mfa_authenticate"),
    path("second-factor/again/", tells_faults(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("second-factor/app/", tells_faults(totp.activate_totp), name="mfa_activate_totp"),
    path("second-factor/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("second-factor/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("second-factor/codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("second-factor/codes/file/", require_GET(codes.download_recovery_codes), name="mfa_download_recovery_codes"),
    path("passkeys/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("passkeys/add/", tells_faults(webauthn.add_webauthn), name="mfa_add_webauthn"),
    path("passkeys/sign-in/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("passkeys/again/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("passkeys/<int:pk>/remove/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("passkeys/<int:pk>/name/", tells_faults(webauthn.edit_webauthn), name="mfa_edit_webauthn"),
    path("demonstration/", demonstration.enter, name="demo_enter"),
    path("units/", security.save_units, name="account_units"),
]
