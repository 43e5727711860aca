using System.Globalization;
using InvestOps.Pipeline.Configuration.Yaml;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Configuration;

/// <summary>Reads what is watched (<c>watch.yaml</c>).</summary>
public static class WatchFile
{
    /// <summary>The file's name in the folder of configurations.</summary>
    public const string Name = "watch.yaml";

    private const int MostMinutes = 7 * 24 * 60;
    private const int MostGigabytes = 10_000;

    private static readonly (string Key, StageName Stage)[] Stages =
        [("ingest", StageName.Ingest), ("scan", StageName.Scan), ("report", StageName.Report), ("request_backtest", StageName.RequestBacktest)];

    private static readonly Dictionary<string, CatchUpPolicy> Policies = new(StringComparer.Ordinal)
    {
        ["every_date"] = CatchUpPolicy.EveryDate,
        ["latest_only"] = CatchUpPolicy.LatestOnly,
    };

    /// <summary>Reads the plan; without the file the usual limits hold.</summary>
    /// <exception cref="ConfigurationException">Anything is wrong with the file.</exception>
    public static WatchPlan Load(string configs)
    {
        ArgumentException.ThrowIfNullOrEmpty(configs);
        var file = Path.Combine(configs, Name);
        return File.Exists(file) ? Read(File.ReadAllText(file), file) : new WatchPlan();
    }

    /// <exception cref="ConfigurationException">Anything is wrong with the file.</exception>
    public static WatchPlan Read(string text, string file)
    {
        var document = new ConfigDocument();
        var plan = document.Open(text, file) is { } root ? Read(root) : new WatchPlan();
        document.ThrowIfWrong();
        return plan;
    }

    private static WatchPlan Read(ConfigReader root)
    {
        root.Integer("schema", 1, 1, 1);
        var usual = new WatchPlan();
        var plan = new WatchPlan
        {
            Deadlines = root.Map("deadlines", "{ ingest: \"09:30\", … }") is { } deadlines ? ReadDeadlines(deadlines, usual) : usual.Deadlines,
            CatchUp = root.Map("catch_up", "{ report: every_date, … }") is { } policies ? ReadPolicies(policies) : usual.CatchUp,
            Silence = root.Map("silence_minutes", "{ nas: 15, pc: 15, all: 15 }") is { } silence ? ReadSilence(silence, usual) : usual.Silence,
            QueueAge = TimeSpan.FromMinutes(root.Integer("queue_minutes", 1, MostMinutes, (long)usual.QueueAge.TotalMinutes)),
            FreeBytes = root.Integer("free_gigabytes", 0, MostGigabytes, 2) * 1024 * 1024 * 1024,
            ClockDifference = TimeSpan.FromSeconds(root.Integer("clock_seconds", 5, 900, (long)usual.ClockDifference.TotalSeconds)),
        };
        root.Close();
        return plan;
    }

    private static Dictionary<StageName, TimeOnly> ReadDeadlines(ConfigReader reader, WatchPlan usual)
    {
        var deadlines = new Dictionary<StageName, TimeOnly>();
        foreach (var (key, stage) in Stages)
        {
            var example = usual.Deadlines[stage].ToString("HH:mm", CultureInfo.InvariantCulture);
            if (reader.Text(key, $"\"{example}\"", text => TryTime(text, out _), "a time of day as HH:mm, in quotes") is { } text && TryTime(text, out var time))
            {
                deadlines[stage] = time;
            }
        }

        reader.Close();
        return deadlines;
    }

    private static Dictionary<StageName, CatchUpPolicy> ReadPolicies(ConfigReader reader)
    {
        var policies = Stages.Where(stage => reader.Has(stage.Key)).ToDictionary(stage => stage.Stage, stage => reader.Choice(stage.Key, Policies));
        reader.Close();
        return policies;
    }

    private static Dictionary<string, TimeSpan> ReadSilence(ConfigReader reader, WatchPlan usual)
    {
        var silence = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        foreach (var role in usual.Silence.Keys)
        {
            if (reader.NumberOr(role, "ignore", 6, MostMinutes, 15) is { } minutes)
            {
                silence[role] = TimeSpan.FromMinutes((double)minutes);
            }
        }

        reader.Close();
        return silence;
    }

    private static bool TryTime(string text, out TimeOnly time) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
