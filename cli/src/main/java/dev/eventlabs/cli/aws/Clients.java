package dev.eventlabs.cli.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.rds.RdsUtilities;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** SDK clients of one AWS, made when first asked for. Thread-safe. */
public final class Clients {

    /** A function may run for 15 minutes, and its caller waits. */
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(16);

    private static final int ATTEMPTS = 3;

    private static final AwsCredentialsProvider LOCAL = StaticCredentialsProvider
            .create(AwsBasicCredentials.create("local", "local"));

    private final Optional<URI> endpoint;
    private final Region region;
    private final SdkHttpClient http = UrlConnectionHttpClient.builder().socketTimeout(LONGEST_ANSWER).build();

    private volatile CloudFormationClient cloudFormation;
    private volatile CloudWatchClient cloudWatch;
    private volatile CloudWatchLogsClient logs;
    private volatile CognitoIdentityProviderClient cognito;
    private volatile DynamoDbClient dynamoDb;
    private volatile KinesisClient kinesis;
    private volatile LambdaClient lambda;
    private volatile SqsClient sqs;
    private volatile SfnClient stepFunctions;

    private Clients(Optional<URI> endpoint, Region region) {
        this.endpoint = endpoint;
        this.region = region;
    }

    /** With dummy credentials, in {@code us-east-1}; neither the user's profile nor their keys are looked at. */
    public static Clients at(URI endpoint) {
        return new Clients(Optional.of(endpoint), Region.US_EAST_1);
    }

    /** With the SDK's usual credentials and region. */
    public static Clients real() {
        return new Clients(Optional.empty(), new DefaultAwsRegionProviderChain().getRegion());
    }

    public String region() {
        return region.id();
    }

    /** Empty for a real account. */
    public Optional<URI> endpoint() {
        return endpoint;
    }

    public StsClient sts() {
        return with(StsClient.builder()).httpClient(http).build();
    }

    public synchronized CloudFormationClient cloudFormation() {
        if (cloudFormation == null) {
            cloudFormation = with(CloudFormationClient.builder()).httpClient(http).build();
        }
        return cloudFormation;
    }

    public synchronized CloudWatchClient cloudWatch() {
        if (cloudWatch == null) {
            cloudWatch = with(CloudWatchClient.builder()).httpClient(http).build();
        }
        return cloudWatch;
    }

    public synchronized CloudWatchLogsClient logs() {
        if (logs == null) {
            logs = with(CloudWatchLogsClient.builder()).httpClient(http).build();
        }
        return logs;
    }

    public synchronized CognitoIdentityProviderClient cognito() {
        if (cognito == null) {
            cognito = with(CognitoIdentityProviderClient.builder()).httpClient(http).build();
        }
        return cognito;
    }

    public synchronized DynamoDbClient dynamoDb() {
        if (dynamoDb == null) {
            dynamoDb = with(DynamoDbClient.builder()).httpClient(http).build();
        }
        return dynamoDb;
    }

    public synchronized KinesisClient kinesis() {
        if (kinesis == null) {
            kinesis = with(KinesisClient.builder()).httpClient(http).build();
        }
        return kinesis;
    }

    /** Doesn't retry: an invocation that was answered too late has happened nevertheless. */
    public synchronized LambdaClient lambda() {
        if (lambda == null) {
            lambda = with(LambdaClient.builder(), 1).httpClient(http).build();
        }
        return lambda;
    }

    public synchronized SqsClient sqs() {
        if (sqs == null) {
            sqs = with(SqsClient.builder()).httpClient(http).build();
        }
        return sqs;
    }

    public synchronized SfnClient stepFunctions() {
        if (stepFunctions == null) {
            stepFunctions = with(SfnClient.builder()).httpClient(http).build();
        }
        return stepFunctions;
    }

    /**
     * What a database user of {@code rds_iam} gives for a password: a secret, good for 15 minutes. Nobody is asked for it, it is signed here.
     */
    public String databaseToken(String host, int port, String user) {
        AwsCredentialsProvider credentials = endpoint.isPresent() ? LOCAL
                : DefaultCredentialsProvider.builder().build();
        return RdsUtilities.builder().region(region).credentialsProvider(credentials).build()
                .generateAuthenticationToken(token -> token.hostname(host).port(port).username(user));
    }

    private <B extends AwsClientBuilder<B, ?>> B with(B builder) {
        return with(builder, ATTEMPTS);
    }

    private <B extends AwsClientBuilder<B, ?>> B with(B builder, int attempts) {
        builder.region(region).overrideConfiguration(configuration -> {
            configuration.retryStrategy(retry -> retry.maxAttempts(attempts));
            if (endpoint.isPresent()) {
                configuration.defaultProfileFile(ProfileFile.aggregator().build());
            }
        });
        endpoint.ifPresent(uri -> builder.endpointOverride(uri).credentialsProvider(LOCAL));
        return builder;
    }
}
