package io.tollgate.admin.account;

import io.tollgate.admin.http.Named;
import io.tollgate.admin.http.ResponseJson;

/** What a sign-up made. */
@ResponseJson
record SignedUp(UserView user, Named organization, Named team) {}
