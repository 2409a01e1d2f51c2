package dev.eventlabs.local.stepfunctions.integration;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * A service as the Java SDK names it, which is how {@code aws-sdk} resources and the names of its errors go.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html">AWS SDK integrations</a>
 */
enum SdkService {

    CLOUDFORMATION("cloudformation", "cloudformation", "CloudFormation", false),
    CLOUDWATCH("cloudwatch", "monitoring", "CloudWatch", false),
    CLOUDWATCHLOGS("cloudwatchlogs", "logs", "CloudWatchLogs", true),
    COGNITO("cognitoidentityprovider", "cognito-idp", "CognitoIdentityProvider", false),
    DYNAMODB("dynamodb", "dynamodb", "DynamoDb", false),
    IAM("iam", "iam", "Iam", false),
    KINESIS("kinesis", "kinesis", "Kinesis", false),
    SECRETSMANAGER("secretsmanager", "secretsmanager", "SecretsManager", false),
    SFN("sfn", "states", "Sfn", true),
    SQS("sqs", "sqs", "Sqs", false),
    SSM("ssm", "ssm", "Ssm", false),
    STS("sts", "sts", "Sts", false);

    /** Codes that no shape of the services' models stands for: the SDKs have the service's general error for them. */
    private static final Set<String> UNMODELED = Set.of("ValidationException", "SerializationException",
            "MissingParameter", "MissingAction", "InvalidParameterValue", "UnknownOperationException",
            "InternalFailure");

    private final String resourceName;
    private final String signingName;
    private final String errorPrefix;
    private final boolean lowerCamel;

    SdkService(String resourceName, String signingName, String errorPrefix, boolean lowerCamel) {
        this.resourceName = resourceName;
        this.signingName = signingName;
        this.errorPrefix = errorPrefix;
        this.lowerCamel = lowerCamel;
    }

    static Optional<SdkService> named(String resourceName) {
        return Arrays.stream(values()).filter(each -> each.resourceName.equals(resourceName)).findFirst();
    }

    String signingName() {
        return signingName;
    }

    /** Whether its API spells its members in lower camel case, which a state machine never does. */
    boolean lowerCamel() {
        return lowerCamel;
    }

    String clientName() {
        return errorPrefix;
    }

    String error(String code) {
        boolean modeled = !UNMODELED.contains(code) || this == SFN && code.equals("ValidationException");
        return errorPrefix + "." + (modeled ? exception(code) : errorPrefix + "Exception");
    }

    static String exception(String code) {
        String plain = code.substring(code.lastIndexOf('.') + 1);
        return plain.endsWith("Exception") ? plain : plain + "Exception";
    }
}
