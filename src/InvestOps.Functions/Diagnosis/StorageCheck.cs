using System.Globalization;
using InvestOps.Pipeline.Diagnosis;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Watching;

namespace InvestOps.Functions.Diagnosis;

/// <summary>Whether the storage answers, knows the key and the protocol, tells the right time, and is the one that this machine knows.</summary>
public sealed class StorageCheck(IStorageProbe probe, StorageCanary canary, HealthRules rules) : IDoctorCheck
{
    private const string Emulator = "Azurite-Blob/";
    private static readonly Version Oldest = new(3, 35);

    public string Name => "storage";

    public async Task<IReadOnlyList<Finding>> ExamineAsync(bool online, CancellationToken cancellationToken)
    {
        var health = await probe.ProbeAsync(cancellationToken);
        var concerns = rules.OfStorage(health, health.IsReachable ? await canary.CheckAsync(cancellationToken) : null);
        var findings = concerns.Select(FindingOf).ToList();
        if (IsTooOld(health.Version))
        {
            findings.Add(Finding.Wrong(Name, $"{health.Version} is older than the protocol that is spoken to it needs: {Oldest}.", "In azurite/: npm ci, then start it again"));
        }

        return findings.Count > 0 ? findings : [Finding.Ok(Name, DescribeOf(health))];
    }

    private Finding FindingOf(HealthConcern concern) => concern.Key == "storage.unreachable"
        ? Finding.Wrong(Name, concern.Text, "Start the storage (azurite/start.sh for the emulator), or correct InvestOpsStorage")
        : new Finding(Name, concern.Level == HealthLevel.Error ? FindingState.Wrong : FindingState.Note, concern.Text, concern.Mend);

    private static bool IsTooOld(string? version) =>
        version?.StartsWith(Emulator, StringComparison.Ordinal) == true && Version.TryParse(version[Emulator.Length..], out var emulator) && emulator < Oldest;

    private static string DescribeOf(StorageHealth health) => string.Create(
        CultureInfo.InvariantCulture,
        $"{health.Place} answers{(health.Version is { } version ? $", {version}" : "")}{(health.ClockAhead is { } ahead ? $", its clock is {Math.Abs(ahead.TotalSeconds):0.0} s off" : "")}");
}
