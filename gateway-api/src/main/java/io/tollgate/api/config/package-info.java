/** How a node is set up: servers, planes, observation. */
@NullMarked
package io.tollgate.api.config;

import org.jspecify.annotations.NullMarked;
