using System.Globalization;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Diagnosis;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Watching;

namespace InvestOps.Functions.Diagnosis;

/// <summary>Whether there is room below the root, and for temporary files.</summary>
public sealed class DiskCheck(WatchedHost host, WatchPlan plan) : IDoctorCheck
{
    private const double Gigabyte = 1024.0 * 1024 * 1024;

    public string Name => "disk";

    public Task<IReadOnlyList<Finding>> ExamineAsync(bool online, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>([.. new[] { host.Root, Path.GetTempPath() }.Select(FindingOf)]);

    private Finding FindingOf(string folder) => DiskSpace.Below(folder) switch
    {
        null => Finding.Note(Name, $"The system does not tell how much room there is below {Path.GetFullPath(folder)}.", "Look by hand"),
        { } disk when disk.FreeBytes < plan.FreeBytes => Finding.Wrong(
            Name,
            string.Create(CultureInfo.InvariantCulture, $"{disk.FreeBytes / Gigabyte:0.0} GB are left below {Path.GetFullPath(folder)}; {plan.FreeBytes / Gigabyte:0.0} are the least that is wanted."),
            "Make room, or set free_gigabytes in configs/watch.yaml"),
        { } disk => Finding.Ok(Name, string.Create(CultureInfo.InvariantCulture, $"{disk.FreeBytes / Gigabyte:0.0} of {disk.TotalBytes / Gigabyte:0.0} GB are free below {Path.GetFullPath(folder)}")),
    };
}
