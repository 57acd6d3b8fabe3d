package io.tollgate.clients;

import com.fasterxml.jackson.annotation.JsonClassDescription;

/** Another tool. */
@JsonClassDescription("The time in a zone")
public final class Clock {

    public String zone = "";
}
