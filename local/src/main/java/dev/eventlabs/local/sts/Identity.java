package dev.eventlabs.local.sts;

import dev.eventlabs.local.spi.Scope;

/** Who holds a pair of credentials. */
record Identity(String account, String userId, String arn) {

    /** Credentials that this cloud didn't issue are the account's owner: any are taken. */
    static Identity owner(Scope scope) {
        return new Identity(scope.account(), scope.account(), "arn:aws:iam::" + scope.account() + ":root");
    }
}
