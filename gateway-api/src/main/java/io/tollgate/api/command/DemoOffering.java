package io.tollgate.api.command;

import io.tollgate.billing.price.PriceVersion;
import io.tollgate.billing.usage.UsageEvent.Served;

/**
 * An offering that served demo usage.
 *
 * @param model the public one
 */
record DemoOffering(String model, Served served, PriceVersion price) {}
