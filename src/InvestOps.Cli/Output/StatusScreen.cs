using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Status;
using InvestOps.Pipeline.Watching;
using Spectre.Console;

namespace InvestOps.Cli.Output;

/// <summary>The status on one screen: what is wrong first, then stages, queue, machines and timers.</summary>
internal static class StatusScreen
{
    private const double Gigabyte = 1024.0 * 1024 * 1024;
    private const int ShownChanges = 3;

    public static void Write(IAnsiConsole console, OperationStatus status)
    {
        WriteConcerns(console, status.Concerns);
        var expected = status.ExpectedSession is { } date && date != status.NewestSession ? $", expected is {DateOf(date)}" : "";
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{MinuteOf(status.At)}  newest session {DateOf(status.NewestSession)}{expected}, {status.Sessions:N0} stored"));
        WriteStages(console, status.Stages);
        WriteQueue(console, status);
        WriteChannels(console, status);
        WriteStorage(console, status);
        WriteHosts(console, status);
        foreach (var change in status.Changes.Take(ShownChanges))
        {
            console.WriteLine($"Change:   {MinuteOf(change.At)} {change.Kind} {change.Concern}: {ErrorScreen.Printable(change.Text)}");
        }
    }

    public static void WriteFailed(IAnsiConsole console, IReadOnlyList<FailedMessage> failed)
    {
        if (failed.Count == 0)
        {
            console.WriteLine("Nothing is put aside.");
            return;
        }

        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("Id", "Since", "Reason");
        foreach (var message in failed)
        {
            table.AddRow(new Text(message.Id), new Text(message.FailedAt is { } at ? MinuteOf(at) : ""), new Text(ErrorScreen.Printable(message.Reason)));
        }

        console.Write(table);
    }

    private static void WriteConcerns(IAnsiConsole console, IReadOnlyList<HealthConcern> concerns)
    {
        if (concerns.Count == 0)
        {
            console.Write(new Text("All is well.", new Style(Color.Green)));
            console.WriteLine();
        }

        foreach (var concern in concerns)
        {
            console.Write(new Text(concern.Level == HealthLevel.Error ? "WRONG " : "note  ", new Style(concern.Level == HealthLevel.Error ? Color.Red : Color.Yellow)));
            console.WriteLine(ErrorScreen.Printable(concern.Text));
            console.WriteLine($"      → {ErrorScreen.Printable(concern.Mend)}");
        }
    }

    private static void WriteStages(IAnsiConsole console, IReadOnlyList<StageStatus> stages)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("Stage", "Last run", "Of", "State", "Due", "Late", "Details");
        foreach (var stage in stages)
        {
            var run = stage.LastRun;
            table.AddRow(
                new Text(stage.Stage.ToString()),
                new Text(run is null ? "" : MinuteOf(run.StartedAt)),
                new Text(DateOf(run?.Date)),
                run is null ? new Text("") : new Text(run.State.ToString(), RunPrinter.StyleOf(run.State)),
                new Text(stage.Due.Count == 0 ? "" : stage.Due.Count.ToString(CultureInfo.InvariantCulture)),
                new Text(LateOf(stage), new Style(Color.Red)),
                new Text(ErrorScreen.Printable(run?.Error ?? run?.Details ?? "")));
        }

        console.Write(table);
    }

    private static string LateOf(StageStatus stage) => stage.Late.Count == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{DateOf(stage.Late[0])}{(stage.Late.Count > 1 ? $" +{stage.Late.Count - 1}" : "")}{(stage.WaitsFor is { } other ? $", waits for {other}" : "")}");

    private static void WriteQueue(IAnsiConsole console, OperationStatus status)
    {
        var age = status.Queue.OldestSince is { } oldest ? string.Create(CultureInfo.InvariantCulture, $", the oldest for {AgeOf(status.At - oldest)}") : "";
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Queue:    {status.Queue.Messages} waiting or at work{age}; put aside: {status.Queue.FailedMessages}; backtests without report: {status.Backtests.Count}"));
        if (status.Queue.Failed.Count > 0)
        {
            WriteFailed(console, status.Queue.Failed);
        }
    }

    private static void WriteChannels(IAnsiConsole console, OperationStatus status)
    {
        if (status.Channels.Count == 0)
        {
            console.WriteLine("Messages: nobody is told anything; configs/notify.yaml names no channel");
        }

        foreach (var channel in status.Channels)
        {
            var waiting = channel.OldestWaiting is { } oldest ? string.Create(CultureInfo.InvariantCulture, $"{channel.Waiting} waiting, the oldest for {AgeOf(status.At - oldest)}") : "nothing waiting";
            var last = channel.LastDelivered is { } at ? $", last delivered {MinuteOf(at)}" : "";
            console.WriteLine($"Messages: {channel.Name}{(channel.IsStandby ? " (standby)" : "")} {ConditionOf(channel)}, {waiting}{last}");
            if (channel.Advice is { } advice)
            {
                console.WriteLine($"          → {ErrorScreen.Printable(advice)}");
            }
        }
    }

    private static string ConditionOf(ChannelStatus channel) => channel.Condition switch
    {
        ChannelCondition.Stopped => $"STOPPED ({ErrorScreen.Printable(channel.Reason ?? "")})",
        ChannelCondition.Silent => $"silent ({ErrorScreen.Printable(channel.Reason ?? "")}){(channel.RetryAt is { } retry ? $", tried again {MinuteOf(retry)}" : "")}",
        _ => "open",
    };

    private static void WriteStorage(IAnsiConsole console, OperationStatus status)
    {
        var clock = status.Storage.ClockAhead is { } ahead ? string.Create(CultureInfo.InvariantCulture, $", clock {Math.Abs(ahead.TotalSeconds):0.0} s off") : "";
        console.WriteLine($"Storage:  {ErrorScreen.Printable(status.Storage.Place)}{(status.Storage.Version is { } version ? $", {version}" : "")}{clock}, mark {status.Canary}");
        console.WriteLine($"Space:    {SpaceOf(status.Disk)} free below the root of {status.Machine}");
        console.WriteLine($"Backup:   {(status.LastProvenRestore is { } proven ? $"last proven by a restore {MinuteOf(proven)}" : "never proven by a restore")}");
    }

    private static void WriteHosts(IAnsiConsole console, OperationStatus status)
    {
        if (status.Hosts.Count == 0)
        {
            console.WriteLine("Machines: none has given a sign of life; investops host does, every five minutes");
        }

        foreach (var host in status.Hosts)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Machine:  {host.Machine} ({host.Role}), sign of life {AgeOf(status.At - host.At)} ago, {SpaceOf(host.Disk)} free"));
            foreach (var timer in host.Timers)
            {
                var trouble = timer.LockedBy is { } other ? $"  runs elsewhere: {other}" : timer.LastError is { } error ? $"  failed: {ErrorScreen.Printable(error)}" : "";
                console.WriteLine($"          {timer.Function,-16} {string.Join("  ", timer.Next.Select(TickOf))}{trouble}");
            }
        }
    }

    private static string SpaceOf(DiskSpace? disk) => disk is null ? "unknown space" : string.Create(CultureInfo.InvariantCulture, $"{disk.FreeBytes / Gigabyte:0.0} of {disk.TotalBytes / Gigabyte:0.0} GB");

    private static string AgeOf(TimeSpan age) => age < TimeSpan.FromMinutes(2) ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, age.TotalSeconds):0} s")
        : age < TimeSpan.FromHours(2) ? string.Create(CultureInfo.InvariantCulture, $"{age.TotalMinutes:0} min")
        : age < TimeSpan.FromDays(2) ? string.Create(CultureInfo.InvariantCulture, $"{age.TotalHours:0} h")
        : string.Create(CultureInfo.InvariantCulture, $"{age.TotalDays:0} days");

    private static string MinuteOf(DateTimeOffset moment) => moment.ToOffset(KoreaTime.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string TickOf(DateTimeOffset moment) => moment.ToOffset(KoreaTime.Offset).ToString("MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string DateOf(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "none";
}
