/**
 * What a pool would send by e-mail or text message: kept, since nothing can be sent from here.
 * No codes' rules and no users.
 */
package dev.eventlabs.local.cognito.message;
