package dev.eventlabs.local.cognito.pool;

import dev.eventlabs.local.spi.AwsException;

/** What user pools refuse, in their words. */
public final class Errors {

    private Errors() {}

    public static AwsException invalid(String message) {
        return AwsException.badRequest("InvalidParameterException", message);
    }

    public static AwsException notAuthorized(String message) {
        return AwsException.badRequest("NotAuthorizedException", message);
    }

    /** The one text for a wrong name and for a wrong password. */
    public static AwsException incorrect() {
        return notAuthorized("Incorrect username or password.");
    }

    public static AwsException disabled() {
        return notAuthorized("User is disabled.");
    }

    public static AwsException noPool(String id) {
        return AwsException.badRequest("ResourceNotFoundException", "User pool " + id + " does not exist.");
    }

    public static AwsException noClient(String id) {
        return AwsException.badRequest("ResourceNotFoundException", "User pool client " + id + " does not exist.");
    }

    public static AwsException noUser() {
        return AwsException.badRequest("UserNotFoundException", "User does not exist.");
    }

    /** Where the caller is whoever has the client's id. */
    public static AwsException noUserOfClient() {
        return AwsException.badRequest("UserNotFoundException", "Username/client id combination not found.");
    }

    public static AwsException wrongCode() {
        return AwsException.badRequest("CodeMismatchException",
                "Invalid verification code provided, please try again.");
    }

    public static AwsException expiredCode() {
        return AwsException.badRequest("ExpiredCodeException", "Invalid code provided, please request a code again.");
    }

    public static AwsException password(String complaint) {
        return AwsException.badRequest("InvalidPasswordException",
                "Password did not conform with policy: " + complaint);
    }

    /** @param complaint {@code <attribute>: <what is wrong>} */
    public static AwsException schema(String complaint) {
        return invalid("Attributes did not conform to the schema: " + complaint);
    }

    /** @param why what is missing here and what to do, as a sentence */
    public static AwsException notHere(String what, String why) {
        return invalid(what + " isn't supported by the embedded AWS. " + why);
    }
}
