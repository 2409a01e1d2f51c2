package dev.eventlabs.local.rds;

import dev.eventlabs.local.spi.AwsException;

/** What RDS refuses, in its words. */
final class Errors {

    private Errors() {}

    static AwsException invalidValue(String message) {
        return AwsException.badRequest("InvalidParameterValue", message);
    }

    static AwsException combination(String message) {
        return AwsException.badRequest("InvalidParameterCombination", message);
    }

    static AwsException clusterState(String message) {
        return AwsException.badRequest("InvalidDBClusterStateFault", message);
    }

    static AwsException noCluster(String id) {
        return AwsException.notFound("DBClusterNotFoundFault", "DBCluster " + id + " not found.");
    }

    static AwsException noInstance(String id) {
        return AwsException.notFound("DBInstanceNotFound", "DBInstance " + id + " not found.");
    }

    /** @param why what is missing here, as a sentence */
    static AwsException notHere(String what, String why) {
        return invalidValue(what + " isn't supported by the embedded AWS. " + why);
    }
}
