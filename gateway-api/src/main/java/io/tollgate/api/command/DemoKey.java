package io.tollgate.api.command;

import io.tollgate.billing.tenant.Spender;
import java.util.Map;

/** A virtual key that demo usage is invented for. */
record DemoKey(Spender spender, Map<String, String> tags) {}
