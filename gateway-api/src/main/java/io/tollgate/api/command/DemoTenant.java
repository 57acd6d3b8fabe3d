package io.tollgate.api.command;

import io.tollgate.billing.price.Terms;
import java.util.List;

/** What usage can be invented of: keys, what they may call, and the terms that it is charged under. */
record DemoTenant(List<DemoKey> keys, List<DemoOffering> offerings, Terms terms) {}
