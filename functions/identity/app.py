"""HTTP and the authorizer of identity."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from identity.rules import sent_by_our_pages
from identity.schemas import (
    Address,
    AddressBookView,
    AddressId,
    AddStaff,
    ApiKeyView,
    ChangeMe,
    ConfirmAccount,
    ConfirmReset,
    CreateApiKey,
    CreateOrganisation,
    GiveReason,
    KeyId,
    MemberView,
    MeView,
    NewApiKeyView,
    OrganisationQuery,
    OrganisationView,
    OrgId,
    SaveAddress,
    SavedAddressView,
    Sent,
    SessionView,
    SignIn,
    SignUp,
    UserId,
    UserView,
)
from identity.service import accounts, addresses, api_keys, organisations, sessions
from parure.aws.auth import Role
from parure.aws.http import PUBLIC, Api
from parure.aws.settings import settings
from parure.kernel.errors import Conflict, Forbidden, NotFound, TooMany, Unauthenticated, Unprocessable
from parure.kernel.schemas import Listing, PageQuery

app = Api("identity")

EVERYBODY = tuple(Role)
TRADE = (Role.SUPPLIER, Role.DEALER)
REFRESH_COOKIE = "parure_refresh"
REFRESH_PATH = "/api/v1/sessions"
REFRESH_SECONDS = 30 * 24 * 3600


def authorize(event: Mapping[str, Any], context: object) -> dict[str, Any]:
    # Imported when needed: the HTTP function has no use for a token's verification.
    from identity import authorizer

    return authorizer.authorize(event, context)


@app.post("/api/v1/accounts", roles=PUBLIC, summary="Sign up", status=202, errors=[TooMany])
def sign_up(body: SignUp) -> Sent:
    accounts.sign_up(body.email, body.password, name=body.name, language=body.language or app.language)
    return Sent(email=body.email)


@app.post("/api/v1/accounts/confirm", roles=PUBLIC, summary="Prove an address by its code", errors=[TooMany])
def confirm_account(body: ConfirmAccount) -> None:
    accounts.confirm_account(body.email, body.code)


@app.post("/api/v1/accounts/resend", roles=PUBLIC, summary="Send the code again", status=202, errors=[TooMany])
def resend_code(body: Address) -> Sent:
    accounts.resend_code(body.email)
    return Sent(email=body.email)


@app.post("/api/v1/sessions", roles=PUBLIC, summary="Sign in", status=201, errors=[Unauthenticated, Forbidden, TooMany])
def sign_in(body: SignIn) -> SessionView:
    return _answer(sessions.sign_in(body.email, body.password))


@app.post(
    "/api/v1/sessions/refresh",
    roles=PUBLIC,
    summary="A new access token, by the refresh cookie",
    status=201,
    errors=[Unauthenticated, Forbidden, TooMany],
)
def refresh_session() -> SessionView:
    _refuse_other_sites()
    try:
        return _answer(sessions.refresh_session(app.cookies.get(REFRESH_COOKIE)))
    except Unauthenticated:
        _set_refresh_cookie("", 0)
        raise


@app.delete("/api/v1/sessions", roles=PUBLIC, summary="Sign out: the refresh cookie ends", errors=[Forbidden])
def sign_out() -> None:
    _refuse_other_sites()
    _set_refresh_cookie("", 0)
    sessions.sign_out(app.cookies.get(REFRESH_COOKIE))


@app.post("/api/v1/password-resets", roles=PUBLIC, summary="Ask for a code", status=202, errors=[TooMany])
def start_reset(body: Address) -> Sent:
    accounts.start_reset(body.email)
    return Sent(email=body.email)


@app.post(
    "/api/v1/password-resets/confirm",
    roles=PUBLIC,
    summary="Choose a new password, or the first one after an invitation",
    errors=[TooMany],
)
def confirm_reset(body: ConfirmReset) -> None:
    accounts.confirm_reset(body.email, body.code, body.password)


@app.get("/api/v1/me", roles=EVERYBODY, summary="Who I am", errors=[NotFound], while_suspended=True)
def get_me() -> MeView:
    return MeView.of(*accounts.me(app.caller))


@app.patch(
    "/api/v1/me",
    roles=EVERYBODY,
    summary="Change my name or language",
    errors=[NotFound, Conflict],
    while_suspended=True,
)
def change_me(body: ChangeMe) -> MeView:
    return MeView.of(*accounts.change_me(app.caller, name=body.name, language=body.language))


@app.get("/api/v1/me/addresses", roles=EVERYBODY, summary="My address book")
def list_addresses() -> AddressBookView:
    return AddressBookView.of(addresses.list_addresses(app.caller))


@app.post(
    "/api/v1/me/addresses",
    roles=EVERYBODY,
    summary="Put an address into my book",
    status=201,
    idempotent=True,
    errors=[Conflict, NotFound, Unprocessable],
)
def add_address(body: SaveAddress) -> SavedAddressView:
    added = addresses.add_address(
        body.parts(),
        body.label,
        default=body.is_default,
        by=app.caller,
        idempotency_key=app.idempotency_key or "",
    )
    return SavedAddressView.of(*added)


@app.put(
    "/api/v1/me/addresses/{address_id}",
    roles=EVERYBODY,
    summary="Write an address anew",
    errors=[NotFound, Conflict],
)
def change_address(address_id: AddressId, body: SaveAddress) -> SavedAddressView:
    changed = addresses.change_address(address_id, body.parts(), body.label, default=body.is_default, by=app.caller)
    return SavedAddressView.of(*changed)


@app.delete(
    "/api/v1/me/addresses/{address_id}",
    roles=EVERYBODY,
    summary="Take an address out of my book",
    errors=[Conflict],
)
def remove_address(address_id: AddressId) -> None:
    addresses.remove_address(address_id, by=app.caller)


@app.post(
    "/api/v1/me/addresses/{address_id}/default",
    roles=EVERYBODY,
    summary="Begin checkout with this address",
    errors=[NotFound, Conflict],
)
def make_default_address(address_id: AddressId) -> AddressBookView:
    return AddressBookView.of(addresses.make_default(address_id, by=app.caller))


@app.get(
    "/api/v1/organisation",
    roles=TRADE,
    summary="The organisation I work for",
    errors=[NotFound],
    while_suspended=True,
)
def my_organisation() -> OrganisationView:
    return OrganisationView.of(organisations.my_organisation(app.caller))


@app.get("/api/v1/organisation/staff", roles=TRADE, summary="Who works for my organisation", while_suspended=True)
def list_staff(query: PageQuery) -> Listing[MemberView]:
    page = organisations.list_staff(app.caller, limit=query.limit, cursor=query.cursor)
    return Listing[MemberView].of(page.map(MemberView.of))


@app.post(
    "/api/v1/organisation/staff",
    roles=TRADE,
    summary="Invite somebody into my organisation",
    status=201,
    errors=[Forbidden, Conflict],
)
def add_staff(body: AddStaff) -> MemberView:
    return MemberView.of(organisations.add_staff(body.email, body.name, language=app.language, by=app.caller))


@app.delete(
    "/api/v1/organisation/staff/{user_id}",
    roles=TRADE,
    summary="Remove somebody from my organisation",
    errors=[Forbidden, NotFound, Conflict],
)
def remove_staff(user_id: UserId) -> None:
    organisations.remove_staff(user_id, by=app.caller)


@app.get("/api/v1/organisations", roles=[Role.OPERATOR], summary="All organisations")
def list_organisations(query: OrganisationQuery) -> Listing[OrganisationView]:
    kind = Role(query.kind) if query.kind else None
    page = organisations.list_organisations(kind, limit=query.limit, cursor=query.cursor)
    return Listing[OrganisationView].of(page.map(OrganisationView.of))


@app.post(
    "/api/v1/organisations",
    roles=[Role.OPERATOR],
    summary="Open an organisation and invite its first owner",
    status=201,
    idempotent=True,
    errors=[Conflict, Unprocessable],
)
def create_organisation(body: CreateOrganisation) -> OrganisationView:
    made = organisations.create_organisation(
        kind=Role(body.kind),
        name=body.name,
        region=body.region,
        owner_email=body.owner_email,
        owner_name=body.owner_name,
        language=app.language,
        by=app.caller,
        idempotency_key=app.idempotency_key or "",
    )
    return OrganisationView.of(made)


@app.post(
    "/api/v1/organisations/{org_id}/suspend",
    roles=[Role.OPERATOR],
    summary="Stop an organisation from acting",
    errors=[NotFound, Conflict],
)
def suspend_organisation(org_id: OrgId, body: GiveReason) -> OrganisationView:
    return OrganisationView.of(organisations.suspend_organisation(org_id, body.reason, by=app.caller))


@app.post(
    "/api/v1/organisations/{org_id}/reinstate",
    roles=[Role.OPERATOR],
    summary="Let a suspended organisation act again",
    errors=[NotFound, Conflict],
)
def reinstate_organisation(org_id: OrgId, body: GiveReason) -> OrganisationView:
    return OrganisationView.of(organisations.reinstate_organisation(org_id, body.reason, by=app.caller))


@app.get("/api/v1/api-keys", roles=TRADE, summary="My organisation's API keys", errors=[Forbidden])
def list_keys(query: PageQuery) -> Listing[ApiKeyView]:
    page = api_keys.list_keys(app.caller, limit=query.limit, cursor=query.cursor)
    return Listing[ApiKeyView].of(page.map(ApiKeyView.of))


@app.post(
    "/api/v1/api-keys",
    roles=TRADE,
    summary="Create an API key; its secret is shown this once",
    status=201,
    idempotent=True,
    errors=[Forbidden, Conflict, Unprocessable],
)
def create_key(body: CreateApiKey) -> NewApiKeyView:
    made = api_keys.create_key(body.name, body.scopes, by=app.caller, idempotency_key=app.idempotency_key or "")
    return NewApiKeyView.of(*made)


@app.delete("/api/v1/api-keys/{key_id}", roles=TRADE, summary="Revoke an API key", errors=[Forbidden, NotFound])
def revoke_key(key_id: KeyId) -> None:
    api_keys.revoke_key(key_id, by=app.caller)


def _answer(session: sessions.Session) -> SessionView:
    if session.tokens.refresh_token:
        _set_refresh_cookie(session.tokens.refresh_token, REFRESH_SECONDS)
    return SessionView(
        access_token=session.tokens.access_token,
        expires_in=session.tokens.expires_in,
        role=session.person.role,
        user=UserView.of(session.person, session.organisation),
    )


def _set_refresh_cookie(value: str, seconds: int) -> None:
    app.set_cookie(REFRESH_COOKIE, value, max_age=seconds, path=REFRESH_PATH, same_site="Strict")


def _refuse_other_sites() -> None:
    """These two are authorised by a cookie, so another site's page could have sent them."""
    ours = sent_by_our_pages(
        site_url=settings().site_url, origin=app.header("origin"), fetch_site=app.header("sec-fetch-site")
    )
    if not ours:
        raise Forbidden("other_site", "This may only be asked by the mall's own pages.")
