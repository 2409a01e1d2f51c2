package dev.eventlabs.local.stepfunctions;

import dev.eventlabs.local.spi.AwsException;

/** AWS's errors, in its words. */
final class Errors {

    private Errors() {}

    static AwsException machineDoesNotExist(String arn) {
        return AwsException.badRequest("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
    }

    static AwsException machineAlreadyExists(String arn) {
        return AwsException.badRequest("StateMachineAlreadyExists", "State Machine Already Exists: '" + arn + "'");
    }

    static AwsException executionDoesNotExist(String arn) {
        return AwsException.badRequest("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
    }

    static AwsException executionAlreadyExists(String arn) {
        return AwsException.badRequest("ExecutionAlreadyExists", "Execution Already Exists: '" + arn + "'");
    }

    static AwsException invalidArn(String why) {
        return AwsException.badRequest("InvalidArn", "Invalid Arn: '" + why + "'");
    }

    static AwsException invalidName(String name) {
        return AwsException.badRequest("InvalidName", "Invalid Name: '" + name + "'");
    }

    static AwsException invalidDefinition(String why) {
        return AwsException.badRequest("InvalidDefinition", "Invalid State Machine Definition: '" + why + "'");
    }

    static AwsException invalidInput(String why) {
        return AwsException.badRequest("InvalidExecutionInput", "Invalid State Machine Execution Input: '" + why + "'");
    }

    static AwsException invalidLogging(String why) {
        return AwsException.badRequest("InvalidLoggingConfiguration", "Invalid Logging Configuration: " + why);
    }

    static AwsException invalidToken() {
        return AwsException.badRequest("InvalidToken", "Invalid Token: 'Invalid token'");
    }

    static AwsException taskTimedOut() {
        return AwsException.badRequest("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
    }

    static AwsException typeNotSupported() {
        return AwsException.badRequest("StateMachineTypeNotSupported",
                "This operation is not supported by this type of state machine");
    }

    static AwsException resourceNotFound(String arn) {
        return AwsException.badRequest("ResourceNotFound", "Resource not found: '" + arn + "'");
    }

    static AwsException validation(String why) {
        return AwsException.badRequest("ValidationException", why);
    }

    static AwsException noSuchReference() {
        return AwsException.badRequest("ResourceNotFound", "Request references a resource that does not exist.");
    }

    static AwsException conflict(String why) {
        return AwsException.badRequest("ConflictException", why);
    }
}
