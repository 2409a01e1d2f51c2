package dev.eventlabs.local.ec2;

/** The kinds of things that a network is made of, as the API names them. */
enum Kind {

    VPC("vpc", "vpcId", "Vpcs", "vpcSet", "VpcID"),
    SUBNET("subnet", "subnetId", "Subnets", "subnetSet", "SubnetID"),
    ROUTE_TABLE("rtb", "routeTableId", "RouteTables", "routeTableSet", "RouteTableID"),
    INTERNET_GATEWAY("igw", "internetGatewayId", "InternetGateways", "internetGatewaySet", "InternetGatewayID"),
    NAT_GATEWAY("nat", "natGatewayId", "NatGateways", "natGatewaySet", "NatGatewayID"),
    ADDRESS("eipalloc", "allocationId", "Addresses", "addressesSet", "AllocationID"),
    SECURITY_GROUP("sg", "groupId", "SecurityGroups", "securityGroupInfo", "Group"),
    ENDPOINT("vpce", "vpcEndpointId", "VpcEndpoints", "vpcEndpointSet", "VpcEndpointId"),
    FLOW_LOG("fl", "flowLogId", "FlowLogs", "flowLogSet", "FlowLogId");

    private final String prefix;
    private final String idMember;
    private final String plural;
    private final String listMember;
    private final String errorName;

    Kind(String prefix, String idMember, String plural, String listMember, String errorName) {
        this.prefix = prefix;
        this.idMember = idMember;
        this.plural = plural;
        this.listMember = listMember;
        this.errorName = errorName;
    }

    /** What ids begin with. */
    String prefix() {
        return prefix;
    }

    /** The member that holds the id, lower camel case. */
    String idMember() {
        return idMember;
    }

    /** The request's parameter that lists ids: {@code VpcId}. */
    String idParameter() {
        return Character.toUpperCase(idMember.charAt(0)) + idMember.substring(1);
    }

    String describeAction() {
        return "Describe" + plural;
    }

    /** The answer's member that lists them. */
    String listMember() {
        return listMember;
    }

    /** As error messages call it. */
    String named() {
        return this == SECURITY_GROUP ? "security group" : idMember.replaceAll("Id$", "");
    }

    /** The code of the error for one that isn't there. */
    String notFoundCode() {
        return "Invalid" + errorName + ".NotFound";
    }
}
