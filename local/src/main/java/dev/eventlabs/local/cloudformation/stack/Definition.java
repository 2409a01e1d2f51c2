package dev.eventlabs.local.cloudformation.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.cloudformation.intrinsic.ParameterValue;
import dev.eventlabs.local.cloudformation.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a stack was asked to be.
 *
 * @param tags the stack's own, which taggable resources inherit
 * @param rollbackConfiguration as it was given
 * @param deploymentConfig as it was given
 */
public record Definition(Template template, Map<String, ParameterValue> parameters, Map<String, String> tags,
        List<String> notificationArns, List<String> capabilities, Optional<String> roleArn,
        Optional<ObjectNode> rollbackConfiguration, Optional<ObjectNode> deploymentConfig) {}
