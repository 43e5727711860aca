using System.Globalization;
using System.Text.RegularExpressions;
using InvestOps.Pipeline.Configuration.Yaml;
using InvestOps.Pipeline.Notifications;

namespace InvestOps.Pipeline.Configuration;

/// <summary>Who is told what (<c>notify.yaml</c>). Tokens and addresses are no part of it.</summary>
public static partial class NotifyFile
{
    /// <summary>The file's name in the folder of configurations.</summary>
    public const string Name = "notify.yaml";

    private const string None = "none";

    private static readonly Dictionary<string, NoticeKind> Kinds = Enum.GetValues<NoticeKind>()
        .Where(kind => kind != NoticeKind.Test)
        .ToDictionary(kind => Word().Replace(kind.ToString(), "_$0").ToLowerInvariant(), StringComparer.Ordinal);

    private static readonly Dictionary<string, PlannedChannel?> Webhooks = new(StringComparer.Ordinal)
    {
        ["never"] = null,
        ["standby"] = new PlannedChannel.Webhook(OnlyAsStandby: true),
        ["always"] = new PlannedChannel.Webhook(OnlyAsStandby: false),
    };

    /// <summary>Reads the plan; without the file nobody is told anything.</summary>
    /// <exception cref="ConfigurationException">Anything is wrong with the file.</exception>
    public static NotifyPlan Load(string configs)
    {
        ArgumentException.ThrowIfNullOrEmpty(configs);
        var file = Path.Combine(configs, Name);
        return File.Exists(file) ? Read(File.ReadAllText(file), file) : new NotifyPlan();
    }

    /// <exception cref="ConfigurationException">Anything is wrong with the file.</exception>
    public static NotifyPlan Read(string text, string file)
    {
        var document = new ConfigDocument();
        var plan = document.Open(text, file) is { } root ? Read(root) : new NotifyPlan();
        document.ThrowIfWrong();
        return plan;
    }

    private static NotifyPlan Read(ConfigReader root)
    {
        root.Integer("schema", 1, 1, 1);
        var defaults = new NotifyPlan();
        var plan = new NotifyPlan
        {
            Channels = [.. new[] { Slack(root), root.Has("webhook") ? root.Choice("webhook", Webhooks) : null }.OfType<PlannedChannel>()],
            Events = root.Has("events") ? root.Choices("events", Kinds).Append(NoticeKind.Test).ToHashSet() : defaults.Events,
            Quiet = root.Has("quiet_hours") ? Quiet(root) : null,
            StandbyAfter = Minutes(root, "standby_after_minutes", 1, 24 * 60, defaults.StandbyAfter),
            RemindEvery = Hours(root, "remind_every_hours", defaults.RemindEvery),
            DropAfter = Hours(root, "drop_after_hours", defaults.DropAfter),
            AllWellAt = root.Has("all_well_at") ? Time(root, "all_well_at", "19:30", orNone: true) : defaults.AllWellAt,
        };
        plan = root.Has("grouping") ? Grouped(root, plan) : plan;
        root.Close();
        return plan;
    }

    private static PlannedChannel.Slack? Slack(ConfigReader root)
    {
        var channel = root.Has("slack_channel")
            ? root.Text("slack_channel", "C0123456789", text => text == None || ChannelId().IsMatch(text), "the channel's id, which begins with C, G or D (its name is refused by Slack for files), or none")
            : None;
        return channel is null or None ? null : new PlannedChannel.Slack(channel);
    }

    private static QuietHours? Quiet(ConfigReader root)
    {
        if (root.Map("quiet_hours", "{ from: \"22:00\", to: \"07:30\" }") is not { } map)
        {
            return null;
        }

        var hours = Time(map, "from", "22:00", orNone: false) is { } from && Time(map, "to", "07:30", orNone: false) is { } to ? new QuietHours(from, to) : null;
        map.Close();
        return hours;
    }

    private static NotifyPlan Grouped(ConfigReader root, NotifyPlan plan)
    {
        if (root.Map("grouping", "{ collapse_over: 3, window_minutes: 10 }") is not { } map)
        {
            return plan;
        }

        var grouped = plan with
        {
            CollapseOver = (int)map.Integer("collapse_over", 1, 100, plan.CollapseOver),
            GroupWindow = Minutes(map, "window_minutes", 0, 24 * 60, plan.GroupWindow),
        };
        map.Close();
        return grouped;
    }

    private static TimeSpan Minutes(ConfigReader reader, string key, long minimum, long maximum, TimeSpan absent) =>
        reader.Has(key) ? TimeSpan.FromMinutes(reader.Integer(key, minimum, maximum, (long)absent.TotalMinutes)) : absent;

    private static TimeSpan Hours(ConfigReader reader, string key, TimeSpan absent) =>
        reader.Has(key) ? TimeSpan.FromHours(reader.Integer(key, 1, 24 * 30, (long)absent.TotalHours)) : absent;

    private static TimeOnly? Time(ConfigReader reader, string key, string example, bool orNone)
    {
        var text = reader.Text(key, $"\"{example}\"", text => (orNone && text == None) || Parse(text) is not null, orNone ? "a Korean time as HH:mm, or none" : "a Korean time as HH:mm");
        return text is null or None ? null : Parse(text);
    }

    private static TimeOnly? Parse(string text) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    [GeneratedRegex(@"\A[CGD][A-Z0-9]{8,20}\z", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex ChannelId();

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Word();
}
