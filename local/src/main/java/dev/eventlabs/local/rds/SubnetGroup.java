package dev.eventlabs.local.rds;

import dev.eventlabs.local.spi.Scope;
import java.util.List;
import java.util.Map;

/** The subnets that a cluster may be in. */
record SubnetGroup(Scope scope, String name, String description, List<String> subnetIds, Map<String, String> tags) {

    String arn() {
        return scope.arn("rds", "subgrp:" + name);
    }

    SubnetGroup tagged(Map<String, String> all) {
        return new SubnetGroup(scope, name, description, subnetIds, Map.copyOf(all));
    }
}
