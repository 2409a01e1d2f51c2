package dev.eventlabs.local.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.local.CloudFixture;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkIT extends CloudFixture {

    private static final String NETWORK = """
            {"Resources": {
              "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16", "EnableDnsHostnames": true,
                "EnableDnsSupport": true, "InstanceTenancy": "default", "Tags": [{"Key": "Name", "Value": "net"}]}},
              "SubnetA": {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.0.0/24",
                "AvailabilityZone": {"Fn::Select": [0, {"Fn::GetAZs": ""}]}, "MapPublicIpOnLaunch": false}},
              "SubnetB": {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "%s",
                "AvailabilityZone": {"Fn::Select": [1, {"Fn::GetAZs": ""}]}, "MapPublicIpOnLaunch": false}},
              "Table": {"Type": "AWS::EC2::RouteTable", "Properties": {"VpcId": {"Ref": "Vpc"}}},
              "Association": {"Type": "AWS::EC2::SubnetRouteTableAssociation", "Properties": {
                "RouteTableId": {"Ref": "Table"}, "SubnetId": {"Ref": "SubnetA"}}},
              "Endpoint": {"Type": "AWS::EC2::VPCEndpoint", "Properties": {"VpcId": {"Ref": "Vpc"}, "VpcEndpointType": "Gateway",
                "RouteTableIds": [{"Ref": "Table"}],
                "ServiceName": {"Fn::Join": ["", ["com.amazonaws.", {"Ref": "AWS::Region"}, ".dynamodb"]]}}},
              "Functions": {"Type": "AWS::EC2::SecurityGroup", "Properties": {"GroupDescription": "functions",
                "VpcId": {"Ref": "Vpc"}, "SecurityGroupEgress": [{"CidrIp": "255.255.255.255/32",
                "Description": "Disallow all traffic", "FromPort": 252, "ToPort": 86, "IpProtocol": "icmp"}]}},
              "Database": {"Type": "AWS::EC2::SecurityGroup", "Properties": {"GroupDescription": "database",
                "VpcId": {"Ref": "Vpc"}}},
              "Into": {"Type": "AWS::EC2::SecurityGroupIngress", "Properties": {"IpProtocol": "tcp", "FromPort": %s,
                "ToPort": 5432, "GroupId": {"Fn::GetAtt": ["Database", "GroupId"]},
                "SourceSecurityGroupId": {"Fn::GetAtt": ["Functions", "GroupId"]}}}},
             "Outputs": {"Vpc": {"Value": {"Ref": "Vpc"}}, "Database": {"Value": {"Ref": "Database"}},
               "Functions": {"Value": {"Ref": "Functions"}}, "Table": {"Value": {"Ref": "Table"}},
               "Default": {"Value": {"Fn::GetAtt": ["Vpc", "DefaultSecurityGroup"]}}}}""";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aNetworkIsKeptDescribedAndGoneWithItsStack() {
        Map<String, String> outputs = create("Net", NETWORK.formatted("10.0.1.0/24", "5432"));
        String vpc = outputs.get("Vpc");

        assertThat(vpc).matches("vpc-[0-9a-f]{17}");
        assertThat(post("Action=DescribeVpcs&VpcId.1=" + vpc)).contains("<cidrBlock>10.0.0.0/16</cidrBlock>",
                "<item><key>Name</key><value>net</value></item>");
        assertThat(post("Action=DescribeSubnets&Filter.1.Name=vpc-id&Filter.1.Value.1=" + vpc))
                .contains("us-east-1a", "us-east-1b", "<availableIpAddressCount>251</availableIpAddressCount>");
        assertThat(post("Action=DescribeVpcEndpoints&Filter.1.Name=service-name&Filter.1.Value.1=*.dynamodb"))
                .contains("com.amazonaws.us-east-1.dynamodb", "<item>" + outputs.get("Table") + "</item>");
        assertThat(post("Action=DescribeSecurityGroups&GroupId.1=" + outputs.get("Database")))
                .contains("<fromPort>5432</fromPort>", "<groupId>" + outputs.get("Functions") + "</groupId>");
        assertThat(post("Action=DescribeSecurityGroups&GroupId.1=" + outputs.get("Default")))
                .contains("default VPC security group");
        assertThat(delete("Net")).isEqualTo("DELETE_COMPLETE");
        assertThat(post("Action=DescribeVpcs")).doesNotContain(vpc);
        assertThat(post("Action=DescribeSecurityGroups")).doesNotContain(vpc);
        assertThat(post("Action=DescribeVpcs&VpcId.1=" + vpc))
                .contains(
                        "<Code>InvalidVpcID.NotFound</Code><Message>The vpc ID '" + vpc + "' does not exist</Message>");
    }

    @Test
    void aSubnetThatOverlapsAnotherOrLiesOutsideFailsTheStack() {
        assertThat(failing("Overlapping", "10.0.0.128/25", "5432")).contains("conflicts with another subnet");
        assertThat(failing("Outside", "10.1.0.0/24", "5432")).contains("must lie in the VPC's 10.0.0.0/16");
        assertThat(failing("Malformed", "10.0.1.7/24", "5432")).contains("not a valid CIDR block");
    }

    @Test
    void aRuleWithItsPortsTheWrongWayRoundFailsTheStack() {
        assertThat(failing("Ports", "10.0.1.0/24", "5433")).contains("Invalid port range: 5433 to 5432");
    }

    @Test
    void theDefaultGroupsRulesCanBeRevokedAsCdksCustomResourceDoes() {
        Map<String, String> outputs = create("Locked", NETWORK.formatted("10.0.1.0/24", "5432"));
        String rule = "&GroupId=" + outputs.get("Default")
                + "&IpPermissions.1.IpProtocol=-1&IpPermissions.1.IpRanges.1.CidrIp=0.0.0.0%2F0";

        assertThat(post("Action=RevokeSecurityGroupEgress" + rule)).contains("<return>true</return>");
        assertThat(post("Action=RevokeSecurityGroupEgress" + rule)).contains("InvalidPermission.NotFound");
        assertThat(post("Action=AuthorizeSecurityGroupEgress" + rule)).contains("<return>true</return>");
        assertThat(post("Action=AuthorizeSecurityGroupEgress" + rule)).contains("InvalidPermission.Duplicate");
    }

    @Test
    void whatIsntThereIsRefusedByName() {
        create("There", NETWORK.formatted("10.0.1.0/24", "5432"));

        assertThat(post("Action=RunInstances")).contains("<Code>InvalidAction</Code>", "RunInstances");
        assertThat(post("Action=DescribeVpcs&Filter.1.Name=colour&Filter.1.Value.1=blue"))
                .contains("<Code>InvalidParameterValue</Code>", "The filter 'colour' is invalid");
    }

    private String failing(String stack, String cidr, String port) {
        try {
            create(stack, NETWORK.formatted(cidr, port));
        } catch (AssertionError | RuntimeException e) {
            return failures(stack);
        }
        return "It didn't fail.";
    }

    private String post(String form) {
        try {
            return http.send(HttpRequest.newBuilder(cloud.endpoint())
                    .header("Authorization",
                            "AWS4-HMAC-SHA256 Credential=key/20261120/us-east-1/ec2/aws4_request, SignedHeaders=host, Signature=0")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form + "&Version=2016-11-15")).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
