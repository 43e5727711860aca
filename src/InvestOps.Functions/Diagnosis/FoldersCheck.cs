using System.Globalization;
using InvestOps.Pipeline.Diagnosis;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Functions.Diagnosis;

/// <summary>Tries every folder that is written to, with a small file: among them the one of waiting requests, into which people put files.</summary>
public sealed class FoldersCheck(InvestOpsSettings settings) : IDoctorCheck
{
    private static readonly string[] BesideInbox = ["running", "done", "failed"];

    public string Name => "folders";

    public Task<IReadOnlyList<Finding>> ExamineAsync(bool online, CancellationToken cancellationToken)
    {
        var wrong = Folders().Distinct(StringComparer.Ordinal).Select(Try).OfType<Finding>().ToArray();
        IReadOnlyList<Finding> findings = wrong.Length > 0 ? wrong : [Finding.Ok(Name, $"{Path.GetFullPath(settings.Root)} and every folder below can be written")];
        return Task.FromResult(findings);
    }

    private IEnumerable<string> Folders()
    {
        var root = Path.GetFullPath(settings.Root);
        string[] own = settings.Storage is null ? ["market", "signals", "reports", "runs", "host", "synced"] : ["cache", "own", "synced"];
        var inbox = settings.Inbox ?? Path.Combine(root, "reports", "pending");
        IEnumerable<string> queue = settings.Storage is null ? [inbox, .. BesideInbox.Select(name => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(inbox))!, name))] : [];
        return [root, .. own.Select(name => Path.Combine(root, name)), .. queue, .. settings.Output is { } output ? [Path.GetFullPath(output)] : Array.Empty<string>()];
    }

    // One that is not there yet is made when it is needed, so it is the folder above that counts.
    private Finding? Try(string folder)
    {
        var existing = folder;
        while (!Directory.Exists(existing))
        {
            if (File.Exists(existing))
            {
                return Finding.Wrong(Name, $"{existing} is a file, and a folder is needed there.", $"Move the file away: mv '{existing}' '{existing}.aside'");
            }

            existing = Path.GetDirectoryName(existing)!;
        }

        var probe = Path.Combine(existing, string.Create(CultureInfo.InvariantCulture, $".probe-{Environment.ProcessId}"));
        try
        {
            using (new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
            {
                return null;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Finding.Wrong(Name, $"{folder} cannot be written: {exception.Message}", MendOf(existing));
        }
    }

    private static string MendOf(string folder) => OperatingSystem.IsWindows()
        ? $"icacls \"{folder}\" /grant \"%USERNAME%\":(OI)(CI)M"
        : $"sudo chown -R \"$(id -un)\" '{folder}' && chmod -R u+rwX '{folder}'; a read-only mount is mended in /etc/fstab or in the compose file";
}
