/**
 * EC2's networks: VPCs, subnets, route tables, gateways, endpoints, security groups. They are checked, kept and described, and nothing is
 * kept from reaching anything by them. No instances.
 */
package dev.eventlabs.local.ec2;
