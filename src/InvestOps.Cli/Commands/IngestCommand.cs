using System.CommandLine;
using System.Globalization;
using InvestOps.Cli.Output;
using InvestOps.Domain.Calendar;
using InvestOps.Functions;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.Ingesting;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Cli.Commands;

/// <summary><c>ingest</c>: what is due and missing, one day, or a range of years.</summary>
internal static class IngestCommand
{
    private const int MostInTable = 10;

    private static readonly Option<DateOnly?> Date = Day("--date", "One session.", "-d");
    private static readonly Option<DateOnly?> From = Day("--from", "Fills every missing session from this day on.");
    private static readonly Option<DateOnly?> To = Day("--to", "The last day of the range. [default: today]");
    private static readonly Option<string?> Source = new("--source") { Description = "Asks this source only, by its name in configs/ingest.yaml.", HelpName = "NAME" };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Lists the sessions that are missing and asks for nothing." };
    private static readonly Option<string?> Unblock = new("--unblock") { Description = "Says that a source may be asked again which had shut this machine out, and ends.", HelpName = "NAME" };

    public static Command Create()
    {
        var command = new Command("ingest", "Fills the store with what is due and missing, from the sources of configs/ingest.yaml. It may be stopped at any time; the same command goes on from there.")
        {
            Date, From, To, Source, DryRun, Unblock,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(Date) is not null && (result.GetResult(From) is not null || result.GetResult(To) is not null))
            {
                result.AddError("--date is one session, --from and --to are a range: give one of the two.");
            }
            else if (result.GetResult(To) is not null && result.GetResult(From) is null)
            {
                result.AddError("--to needs --from.");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static Option<DateOnly?> Day(string name, string description, params string[] aliases) => new(name, aliases) { CustomParser = OptionText.Date, Description = description, HelpName = "DATE" };

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = GlobalOptions.Read(parsed);
        settings = settings with { Sources = settings.Sources with { Only = parsed.GetValue(Source) } };
        var isRange = parsed.GetValue(From) is not null;
        await using var application = new Application(settings, isRange || parsed.GetValue(GlobalOptions.Quiet));
        if (parsed.GetValue(Unblock) is { } name)
        {
            var wasShut = await application.Get<ConfiguredSources>().UnblockAsync(name, cancellationToken);
            Console.WriteLine(wasShut ? $"{name} may be asked again." : $"{name} was not shut: nothing is changed.");
            return (int)ExitCode.Done;
        }

        var sessions = await SessionsAsync(parsed, application, cancellationToken);
        return parsed.GetValue(DryRun) ? List(application, sessions) : await FillAsync(application, sessions, cancellationToken);
    }

    private static async Task<IReadOnlyList<TradingDate>> SessionsAsync(ParseResult parsed, Application application, CancellationToken cancellationToken)
    {
        var calendar = application.Get<TradingCalendar>();
        var today = KoreaTime.DateAt(application.Get<TimeProvider>().GetUtcNow());
        if (parsed.GetValue(Date) is { } date)
        {
            return [Session(date, calendar)];
        }

        if (parsed.GetValue(From) is { } from)
        {
            var to = parsed.GetValue(To) ?? today;
            var missing = await application.Get<Backfill>().MissingAsync(from, to < today ? to : today, cancellationToken);
            return [.. missing.TakeWhile(application.Get<SessionFetch>().IsDue)];
        }

        var due = await application.Get<DueSessions>().OfAsync(StageName.Ingest, cancellationToken);
        if (due.Count == 0)
        {
            throw new ConfigurationException([new ConfigurationError("ingest", "nothing is stored yet, so it is not known where to begin: say it with --from, for example --from 2020-01-02, or import files first")]);
        }

        var published = due.Where(application.Get<SessionFetch>().IsDue).ToArray();
        return published.Length > 0 ? published : [due[0]];
    }

    // On a day without a session there is nothing to fetch, and the last session is what everything works on.
    private static TradingDate Session(DateOnly date, TradingCalendar calendar)
    {
        if (calendar.TryGetSession(date, out var session))
        {
            return session;
        }

        if (calendar.LastOnOrBefore(date) is not { } last || date > calendar.Sessions[^1].Date)
        {
            return calendar.Session(date);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd} is no trading day: nothing is asked for, and the last session, {last}, is used again."));
        return last;
    }

    private static int List(Application application, IReadOnlyList<TradingDate> sessions)
    {
        var fetch = application.Get<SessionFetch>();
        foreach (var session in sessions)
        {
            var published = fetch.PublishedAt(session) is { } at && at > DateTimeOffset.MinValue ? string.Create(CultureInfo.InvariantCulture, $"  published {at.ToOffset(KoreaTime.Offset):yyyy-MM-dd HH:mm} KST") : "";
            Console.WriteLine($"{session}{published}");
        }

        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sessions.Count:N0} sessions would be looked at."));
        return (int)ExitCode.Done;
    }

    private static async Task<int> FillAsync(Application application, IReadOnlyList<TradingDate> sessions, CancellationToken cancellationToken)
    {
        if (sessions.Count == 0)
        {
            Console.WriteLine("Every session of the range that is published is stored.");
            return (int)ExitCode.Done;
        }

        var progress = new BackfillProgress(sessions.Count, application.Get<TimeProvider>());
        try
        {
            var reports = await progress.RunAsync(done => application.Get<Backfill>().RunAsync(sessions, done, cancellationToken));
            StageTable.Write(Application.Console, reports.Count <= MostInTable ? reports : reports.TakeLast(1));
            RequireKeys(application, reports[^1]);
            return (int)StageCommands.CodeOf(reports);
        }
        finally
        {
            progress.WriteSummary();
        }
    }

    // Somebody who calls this command wants to ask a source; without any key that is a matter of settings, not of waiting.
    private static void RequireKeys(Application application, StageReport last)
    {
        var missing = application.Get<ConfiguredSources>().MissingKeys;
        var sources = application.Get<IngestSources>().All;
        if (last.Outcome is StageOutcome.NotReady && sources.Count > 0 && sources.All(source => missing.ContainsKey(source.Name)))
        {
            throw new ConfigurationException([.. sources.Select(source => new ConfigurationError($"setting {missing[source.Name]}", $"is not set, so {source.Name} cannot be asked"))]);
        }
    }
}
