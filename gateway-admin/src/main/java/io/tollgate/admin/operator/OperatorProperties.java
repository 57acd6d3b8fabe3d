package io.tollgate.admin.operator;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the operator is known.
 *
 * @param operatorToken the operator's API token; blank: one is made and kept in {@code data}
 * @param data the folder for what this node keeps
 */
@ConfigurationProperties("tollgate")
public record OperatorProperties(
        @DefaultValue("") String operatorToken,
        @DefaultValue(".tollgate") Path data) {

    @Override
    public String toString() {
        return "OperatorProperties[" + data + "]";
    }
}
