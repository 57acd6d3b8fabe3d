/** The contract between the gateway and a family of providers; knows neither Spring nor Reactor. */
@NullMarked
package io.tollgate.routing.provider;

import org.jspecify.annotations.NullMarked;
