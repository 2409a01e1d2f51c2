package dev.eventlabs.local.boot;

import dev.eventlabs.local.apigateway.ApiGateway;
import dev.eventlabs.local.cloudformation.CloudFormation;
import dev.eventlabs.local.cloudformation.assembly.AssemblyDeployer;
import dev.eventlabs.local.cloudwatch.CloudWatch;
import dev.eventlabs.local.cognito.Cognito;
import dev.eventlabs.local.dynamodb.DynamoDb;
import dev.eventlabs.local.ec2.Ec2;
import dev.eventlabs.local.eventsource.EventSourceMappings;
import dev.eventlabs.local.eventsource.batch.Ports;
import dev.eventlabs.local.eventsource.batch.Scaling;
import dev.eventlabs.local.gateway.Dispatcher;
import dev.eventlabs.local.gateway.FrontDoor;
import dev.eventlabs.local.gateway.InProcessCaller;
import dev.eventlabs.local.iam.Iam;
import dev.eventlabs.local.kinesis.Kinesis;
import dev.eventlabs.local.lambda.Lambda;
import dev.eventlabs.local.lambda.execution.Host;
import dev.eventlabs.local.logs.Logs;
import dev.eventlabs.local.rds.Rds;
import dev.eventlabs.local.s3.S3;
import dev.eventlabs.local.secretsmanager.SecretsManager;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Service;
import dev.eventlabs.local.sqs.Sqs;
import dev.eventlabs.local.ssm.Ssm;
import dev.eventlabs.local.stepfunctions.StepFunctions;
import dev.eventlabs.local.sts.Sts;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running embedded AWS. Thread-safe. */
public final class Composition implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Composition.class);

    private final List<Service> services = new ArrayList<>();
    private final FrontDoor frontDoor;
    private final CloudFormation cloudFormation;
    private volatile URI endpoint;

    public Composition(Settings settings) {
        Supplier<URI> whereWeAre = this::endpoint;
        // Each service is made here and registered in the order in which its routes are tried; see the spi package for the ports.
        services.add(new StatusPage(settings.time().instant(), services));
        Ssm ssm = new Ssm(settings.time());
        services.add(new Sts(settings.time(), settings.ids()));
        services.add(ssm);
        SecretsManager secretsManager = new SecretsManager(settings.time(), settings.ids());
        services.add(secretsManager);
        Rds rds = new Rds(settings.time(), settings.ids(), secretsManager.secrets(),
                settings.shared().databases());
        services.add(rds);
        services.add(rds.authorityPage());
        services.add(new Ec2(settings.time(), settings.ids()));
        S3 s3 = new S3(settings.time(), settings.ids(), settings.work());
        services.add(s3);
        Logs logs = new Logs(settings.time());
        services.add(logs);
        CloudWatch cloudWatch = new CloudWatch(settings.time());
        services.add(cloudWatch);
        Kinesis kinesis = new Kinesis(settings.time(), cloudWatch.sink());
        services.add(kinesis);
        DynamoDb dynamoDb = new DynamoDb(settings.time(), settings.ids());
        services.add(dynamoDb);
        services.add(new Iam(settings.time(), settings.ids()));
        Sqs sqs = new Sqs(settings.time(), settings.ids(), cloudWatch.sink(), whereWeAre);
        services.add(sqs);
        Lambda lambda = new Lambda(
                new Host(settings.work().resolve("lambda"), settings.shared().functions(), whereWeAre,
                        settings.maxEnvironments(), settings.time(), settings.ids()),
                new Lambda.Ports(s3.objects(), logs.sink(), cloudWatch.sink(), sqs.messageQueues()));
        services.add(lambda);
        cloudWatch.watch(lambda, List.of(sqs.gauges()));
        AllStreams streams = new AllStreams(Map.of("dynamodb", dynamoDb.streams(), "kinesis", kinesis.streams()));
        services.add(new EventSourceMappings(
                new Ports(lambda, sqs.messageQueues(), streams,
                        cloudWatch.sink(), settings.time(),
                        settings.ids()),
                // Half of the room: whoever invokes a function by hand must not find it taken by a mapping.
                Scaling.ofThisMachine(Math.max(1, settings.maxEnvironments() / 2))));
        services.add(new StepFunctions(
                new StepFunctions.Ports(lambda, new InProcessCaller(() -> services, settings.ids()), logs.sink(),
                        cloudWatch.sink(), s3.objects()),
                settings.time(), settings.ids(), new SecureRandom()));
        Cognito cognito = new Cognito(new Cognito.Ports(lambda, logs.sink(), cloudWatch.sink(), whereWeAre),
                settings.time(),
                settings.ids());
        services.add(cognito);
        ApiGateway apiGateway = new ApiGateway(
                new ApiGateway.Ports(lambda, cognito.userPools(), logs.sink(), cloudWatch.sink(), whereWeAre),
                settings.time(), settings.ids());
        services.add(apiGateway);
        services.add(apiGateway.execution());
        // After all others, since it deploys what they provide.
        cloudFormation = new CloudFormation(
                new CloudFormation.Ports(resourceProviders(), s3.objects(), ssm.parameters(),
                        secretsManager.secrets(),
                        lambda, apiGateway.urls(), whereWeAre),
                settings.time(), settings.ids());
        services.add(cloudFormation);
        services.add(cloudFormation.responses());
        services.add(cloudFormation.control());
        frontDoor = new FrontDoor(settings.port(), new Dispatcher(services, settings.scope(), settings.ids()));
        endpoint = URI.create("http://localhost:" + frontDoor.port());
        LOG.debug("{} services at {}", services.size(), whereWeAre.get());
    }

    public URI endpoint() {
        if (endpoint == null) {
            throw new IllegalStateException("The front door isn't open yet.");
        }
        return endpoint;
    }

    /** Deploys cloud assemblies from within the process. */
    public AssemblyDeployer assemblies() {
        return cloudFormation.assemblies();
    }

    public List<Service> services() {
        return List.copyOf(services);
    }

    public List<ResourceProvider<?>> resourceProviders() {
        List<ResourceProvider<?>> all = new ArrayList<>();
        services.forEach(service -> all.addAll(service.resources()));
        return all;
    }

    /** Closes the door, then the services in reverse order; one that fails doesn't keep the others from closing. */
    @Override
    public void close() {
        frontDoor.close();
        for (Service service : services.reversed()) {
            try {
                service.close();
            } catch (RuntimeException e) {
                LOG.warn("Closing {} failed", service.name(), e);
            }
        }
    }
}
