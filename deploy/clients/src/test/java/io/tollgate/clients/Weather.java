package io.tollgate.clients;

import com.fasterxml.jackson.annotation.JsonClassDescription;

/** A tool as both Java libraries take it: a class whose fields are the arguments. */
@JsonClassDescription("The weather of a city")
public final class Weather {

    public String city = "";

    public int days;
}
