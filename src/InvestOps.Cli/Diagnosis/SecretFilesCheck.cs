using System.Globalization;
using InvestOps.Pipeline.Diagnosis;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Cli.Diagnosis;

/// <summary>Files that hold keys must be readable by their owner alone.</summary>
internal sealed class SecretFilesCheck(string folder) : IDoctorCheck
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public string Name => "secret files";

    public Task<IReadOnlyList<Finding>> ExamineAsync(bool online, CancellationToken cancellationToken)
    {
        var files = new[] { "local.settings.json", ".env", Path.Combine("azurite", ".env") }.Select(name => Path.Combine(folder, name)).Where(File.Exists).ToArray();
        var open = files.Where(IsOpen).ToArray();
        IReadOnlyList<Finding> findings = open.Length > 0
            ? [.. open.Select(file => Finding.Wrong(Name, $"{file} may be read by others on this machine.", $"chmod 600 '{file}'"))]
            : [Finding.Ok(Name, files.Length == 0 ? "there are none" : string.Create(CultureInfo.InvariantCulture, $"{files.Length} file(s), readable by their owner alone"))];
        return Task.FromResult(findings);
    }

    // On Windows a user's folders are the user's own.
    private static bool IsOpen(string file) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != UnixFileMode.None;
}
