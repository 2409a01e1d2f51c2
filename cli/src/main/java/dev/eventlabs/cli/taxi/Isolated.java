package dev.eventlabs.cli.taxi;

/** What to know of a database that nobody's laptop reaches. */
final class Isolated {

    static final String ADVICE = """
            On AWS the database is in isolated subnets: no way leads there from the internet. What it takes to connect:
            - a shell inside its VPC: a VPN into it, a machine in it, or a VPC environment of AWS CloudShell
            - its security group lets that shell's security group in, on the database's port
            - your role may rds-db:connect as %s
            The billing needs none of it:  ./lab taxi bill --aws""".formatted(TaxiDatabase.USER);

    private Isolated() {}
}
