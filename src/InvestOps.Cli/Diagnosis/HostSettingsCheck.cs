using InvestOps.Functions;
using InvestOps.LocalFunctions.Settings;
using InvestOps.LocalFunctions.Timers.Schedules;
using InvestOps.Pipeline.Diagnosis;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Cli.Diagnosis;

/// <summary>The host's own settings: schedules that fire, and a key for callers where it listens beyond this machine.</summary>
internal sealed class HostSettingsCheck(string folder, AppSettings stored) : IDoctorCheck
{
    private const string Zone = "Asia/Seoul";

    public string Name => "host settings";

    public Task<IReadOnlyList<Finding>> ExamineAsync(bool online, CancellationToken cancellationToken)
    {
        var wrong = AppSettingDefaults.All.Where(setting => setting.Key.EndsWith("Schedule", StringComparison.Ordinal))
            .Select(setting => (setting.Key, Value: stored[setting.Key] ?? setting.Value))
            .Select(setting => (setting.Key, Why: ScheduleText.WhyWrong(setting.Value, Zone, TimeProvider.System.GetUtcNow())))
            .Where(setting => setting.Why is not null)
            .Select(setting => Finding.Wrong(Name, $"{setting.Key}: {setting.Why}", $"For example {setting.Key}=\"{AppSettingDefaults.All[setting.Key]}\""))
            .ToArray();
        IReadOnlyList<Finding> findings = wrong.Length > 0 ? wrong : [Finding.Ok(Name, $"host.json and settings of {Path.GetFullPath(folder)} can be read, and every schedule fires")];
        return Task.FromResult(findings);
    }
}
