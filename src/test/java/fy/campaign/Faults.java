package fy.campaign;

import java.util.List;

/** All faults, the most telling first. */
final class Faults {

    /** What every build goes through. */
    static final List<Fault> SHORT = List.of(
            new KillReplica(),
            new KillDatabase(),
            new KillBroker(),
            new SlowDatabaseLink(),
            new RelayDiesBeforeItsMark(),
            new MonitorDiesBetweenCommits());

    static final List<Fault> ALL = List.of(
            new KillReplica(),
            new KillDatabase(),
            new KillBroker(),
            new SlowDatabaseLink(),
            new RelayDiesBeforeItsMark(),
            new MonitorDiesBetweenCommits(),
            new FreezeReplica(),
            new TerminateSessions(),
            new HotRowLocked(),
            new DatabaseFrozen(),
            new LinkBlackholed(),
            new BrokerWiped(),
            new GroupOffsetsReset(),
            new MailServerTrouble(),
            new RollingRestart(),
            new DatabaseDiskFull(),
            new BrokerDiskFull(),
            new ForeignRecords(),
            new MailServerSaysNo(),
            new LoginProviderAway(),
            new ClockShifted(),
            new ReplicaStarved(),
            new SlowClients(),
            new TwoAtOnce(),
            new BrokerAway());

    private Faults() {}
}
