/**
 * Identity and Access Management: roles and policies, kept, described and attached.
 * Nothing that enforces them yet; their documents are kept parsed for that.
 */
package dev.eventlabs.local.iam;
