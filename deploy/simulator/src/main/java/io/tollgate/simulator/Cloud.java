package io.tollgate.simulator;

import java.util.Base64;

/** What one of the providers sells as the clouds do: where it is, and what they give their customers to prove who they are. */
public final class Cloud {

    private final String origin;
    private final SimulatedProvider provider;

    Cloud(String origin, SimulatedProvider provider) {
        this.origin = origin;
        this.provider = provider;
    }

    /** The base URL of AWS Bedrock's clients. */
    public String bedrockUrl() {
        return below("/bedrock");
    }

    /** An access key and its secret, with a colon between them. */
    public String awsKeys() {
        return provider.awsSecret().pair();
    }

    /**
     * The base URL of Vertex AI's clients.
     *
     * @param publisher {@code google} or {@code anthropic}
     */
    public String vertexUrl(String publisher) {
        return below("/vertex/v1/projects/simulated/locations/global/publishers/" + publisher);
    }

    /** The base URL of an Azure resource. */
    public String azureUrl() {
        return below("/openai");
    }

    /** The base URL of Cohere's clients. */
    public String cohereUrl() {
        return below("");
    }

    /** A key file as Google gives it for a service account. */
    public String serviceAccount() {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(provider.tokens().keys().getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        return "{\"type\":\"service_account\",\"project_id\":\"simulated\",\"private_key_id\":\"k1\",\"private_key\":"
                + Json.quote(pem) + ",\"client_email\":"
                + Json.quote(provider.tokens().email()) + ",\"client_id\":\"1\",\"token_uri\":"
                + Json.quote(below("/" + String.join("/", TokenEndpoint.GOOGLE))) + "}";
    }

    /** An application that Entra knows, with its secret. */
    public String entraApplication() {
        return "{\"authority\":" + Json.quote(origin) + ",\"tenant_id\":" + Json.quote(provider.slug())
                + ",\"client_id\":" + Json.quote(provider.tokens().clientId()) + ",\"client_secret\":"
                + Json.quote(provider.tokens().clientSecret()) + "}";
    }

    /** How many tokens it has given for service accounts and applications. */
    public int tokensGiven() {
        return provider.tokens().count();
    }

    private String below(String path) {
        return origin + "/" + provider.slug() + path;
    }
}
