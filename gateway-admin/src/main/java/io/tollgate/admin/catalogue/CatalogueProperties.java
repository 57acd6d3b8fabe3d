package io.tollgate.admin.catalogue;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the catalogue comes from.
 *
 * @param catalog the path of a catalogue's file that each start applies; blank: none
 */
@ConfigurationProperties("tollgate")
public record CatalogueProperties(@DefaultValue("") String catalog) {}
