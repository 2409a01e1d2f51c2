package dev.eventlabs.local.spi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An answer that AWS itself would give instead of a result: a code that SDKs decide by, a status and a message. The gateway renders it
 * in the shape of the caller's protocol.
 */
public final class AwsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String code;
    private final int status;
    private final transient Map<String, Object> members;
    private final String queryCode;

    /**
     * @param code AWS's own, for instance {@code ResourceNotFoundException}
     * @param status the HTTP status; below 500 the caller is at fault
     */
    public AwsException(String code, int status, String message) {
        this(code, status, message, Map.of(), null);
    }

    private AwsException(String code, int status, String message, Map<String, Object> members, String queryCode) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.members = members;
        this.queryCode = queryCode;
    }

    /** The commonest: status 400. */
    public static AwsException badRequest(String code, String message) {
        return new AwsException(code, 400, message);
    }

    public static AwsException notFound(String code, String message) {
        return new AwsException(code, 404, message);
    }

    /**
     * The violation of a constraint of the API's model, as AWS words it.
     *
     * @param code the API's own for it, often {@code ValidationException}
     * @param value as it was given
     * @param member in lower camel case, whatever the protocol spells it like
     * @param rule for instance {@code Member must have value between 1 and 50}
     */
    public static AwsException constraint(String code, Object value, String member, String rule) {
        return badRequest(code, "1 validation error detected: Value '" + value + "' at '" + member
                + "' failed to satisfy constraint: " + rule);
    }

    /** Adds a member to the error's body, for instance {@code Reason} or {@code CancellationReasons}. */
    public AwsException with(String member, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(members);
        all.put(member, value);
        return new AwsException(code, status, getMessage(), all, queryCode);
    }

    /** The code that the query protocol has for the error, where it isn't the shape's name. */
    public AwsException inQuery(String codeInQuery) {
        return new AwsException(code, status, getMessage(), members, codeInQuery);
    }

    /** Empty if the code is the same in all protocols. */
    public Optional<String> queryCode() {
        return Optional.ofNullable(queryCode);
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    public Map<String, Object> members() {
        return members;
    }
}
