package dev.eventlabs.local.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.eventlabs.local.CloudFixture;
import dev.eventlabs.local.apigateway.handlers.Greeter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** An API with a real function behind it, from a template of the shape that CDK gives it. */
class RestApiStackIT extends CloudFixture {

    @Test
    void aStacksApiAnswersAndChangesWithItsDeploymentAndGoesWithTheStack() throws Exception {
        upload();
        Map<String, String> outputs = create("api", template("One", "hello"));
        String url = outputs.get("Url");

        assertThat(url).startsWith(cloud.endpoint() + "/_aws/execute-api/" + outputs.get("Id") + "/prod/");
        assertThat(get(url + "hello/world").body()).isEqualTo("Hello, world");
        assertThat(get(url + "hello/world").headers().firstValue("Content-Type")).contains("text/plain");
        assertThat(get(url + "locked/world").statusCode()).as("the function's policy doesn't let it in").isEqualTo(500);
        assertThat(get(url + "bye/world").statusCode()).isEqualTo(403);

        // Another deployment, as CDK makes one when a resource has changed. As on AWS the old path is still in it: what a template no
        // longer has is deleted last.
        Map<String, String> changed = update("api", template("Two", "bye"));
        assertThat(changed.get("Url")).isEqualTo(url);
        assertThat(get(url + "bye/world").body()).isEqualTo("Hello, world");

        assertThat(delete("api")).isEqualTo("DELETE_COMPLETE");
        assertThat(get(url + "bye/world").body()).isEqualTo("{\"message\":\"Forbidden\"}");
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private void upload() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            String name = Greeter.class.getName().replace('.', '/') + ".class";
            zip.putNextEntry(new ZipEntry(name));
            try (InputStream in = Greeter.class.getResourceAsStream("/" + name)) {
                in.transferTo(zip);
            }
            zip.putNextEntry(new ZipEntry("lib/core.jar"));
            Files.copy(Path.of(URI.create(
                    RequestHandler.class.getProtectionDomain().getCodeSource().getLocation().toString())), zip);
        }
        try (S3Client s3 = client(S3Client.builder().forcePathStyle(true))) {
            s3.createBucket(request -> request.bucket("code"));
            s3.putObject(request -> request.bucket("code").key("greeter.zip"),
                    RequestBody.fromBytes(bytes.toByteArray()));
        }
    }

    /** @param path the first part of the path of the method that the function's policy lets in */
    private static String template(String deployment, String path) {
        return """
                {"Resources": {
                "Function": {"Type": "AWS::Lambda::Function", "Properties": {"Handler": "%1$s", "Runtime": "java25",
                  "Code": {"S3Bucket": "code", "S3Key": "greeter.zip"}, "Timeout": 30,
                  "Role": "arn:aws:iam::000000000000:role/function"}},
                "Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "api"}},
                "Deployment%2$s": {"Type": "AWS::ApiGateway::Deployment", "DependsOn": ["Method", "LockedMethod"],
                  "Properties": {"RestApiId": {"Ref": "Api"}, "Description": "by CDK"}},
                "Stage": {"Type": "AWS::ApiGateway::Stage", "Properties": {"RestApiId": {"Ref": "Api"},
                  "DeploymentId": {"Ref": "Deployment%2$s"}, "StageName": "prod",
                  "MethodSettings": [{"HttpMethod": "*", "ResourcePath": "/*", "LoggingLevel": "INFO"}]}},
                "Path": {"Type": "AWS::ApiGateway::Resource", "Properties": {"RestApiId": {"Ref": "Api"},
                  "ParentId": {"Fn::GetAtt": ["Api", "RootResourceId"]}, "PathPart": "%3$s"}},
                "Name": {"Type": "AWS::ApiGateway::Resource", "Properties": {"RestApiId": {"Ref": "Api"},
                  "ParentId": {"Ref": "Path"}, "PathPart": "{name}"}},
                "Locked": {"Type": "AWS::ApiGateway::Resource", "Properties": {"RestApiId": {"Ref": "Api"},
                  "ParentId": {"Fn::GetAtt": ["Api", "RootResourceId"]}, "PathPart": "locked"}},
                "LockedName": {"Type": "AWS::ApiGateway::Resource", "Properties": {"RestApiId": {"Ref": "Api"},
                  "ParentId": {"Ref": "Locked"}, "PathPart": "{name}"}},
                "Permission": {"Type": "AWS::Lambda::Permission", "Properties": {"Action": "lambda:InvokeFunction",
                  "FunctionName": {"Fn::GetAtt": ["Function", "Arn"]}, "Principal": "apigateway.amazonaws.com",
                  "SourceArn": {"Fn::Join": ["", ["arn:", {"Ref": "AWS::Partition"}, ":execute-api:",
                    {"Ref": "AWS::Region"}, ":", {"Ref": "AWS::AccountId"}, ":", {"Ref": "Api"}, "/",
                    {"Ref": "Stage"}, "/GET/%3$s/*"]]}}},
                "Method": %4$s,
                "LockedMethod": %5$s},
                "Outputs": {"Id": {"Value": {"Ref": "Api"}}, "Url": {"Value": {"Fn::Join": ["", ["https://",
                  {"Ref": "Api"}, ".execute-api.", {"Ref": "AWS::Region"}, ".", {"Ref": "AWS::URLSuffix"}, "/",
                  {"Ref": "Stage"}, "/"]]}}}}""".formatted(Greeter.class.getName(), deployment, path, method("Name"),
                method("LockedName"));
    }

    private static String method(String resource) {
        return """
                {"Type": "AWS::ApiGateway::Method", "Properties": {"RestApiId": {"Ref": "Api"}, "HttpMethod": "GET",
                  "ResourceId": {"Ref": "%s"}, "AuthorizationType": "NONE", "Integration": {"Type": "AWS_PROXY",
                  "IntegrationHttpMethod": "POST", "Uri": {"Fn::Join": ["", ["arn:", {"Ref": "AWS::Partition"},
                  ":apigateway:", {"Ref": "AWS::Region"}, ":lambda:path/2015-03-31/functions/",
                  {"Fn::GetAtt": ["Function", "Arn"]}, "/invocations"]]}}}}""".formatted(resource);
    }
}
