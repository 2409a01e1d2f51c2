package dev.eventlabs.local.spi;

/**
 * The account and region that a call or a resource belongs to. All state of a service is kept per scope.
 *
 * @param account twelve digits; {@code 000000000000} unless configured
 * @param region for instance {@code us-east-1}, taken from the request's signature
 */
public record Scope(String account, String region) {

    public static final String DEFAULT_ACCOUNT = "000000000000";
    public static final String DEFAULT_REGION = "us-east-1";

    public static Scope standard() {
        return new Scope(DEFAULT_ACCOUNT, DEFAULT_REGION);
    }

    /** @return {@code arn:aws:<service>:<region>:<account>:<resource>} */
    public String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + account + ":" + resource;
    }

    /** The scope that an ARN names; its missing parts are taken from this scope. */
    public Scope of(String arn) {
        String[] parts = arn.split(":", 6);
        if (parts.length < 6 || !parts[0].equals("arn")) {
            return this;
        }
        return new Scope(parts[4].isEmpty() ? account : parts[4], parts[3].isEmpty() ? region : parts[3]);
    }
}
