using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace InvestOps.Testing.Azurite;

/// <summary>The pinned emulator and the pinned Node.js below <c>azurite/</c> of the checkout, installed when they are missing.</summary>
internal sealed class AzuriteInstallation
{
    private static readonly TimeSpan LongestInstall = TimeSpan.FromMinutes(8);
    private readonly string _folder;
    private readonly bool _mustWork;

    private AzuriteInstallation(string folder, bool mustWork)
    {
        _folder = folder;
        _mustWork = mustWork;
    }

    public string Script => Path.Combine(_folder, "node_modules", "azurite", "dist", "src", "azurite.js");

    /// <summary>The pinned binary of this platform, else the Node.js on the path.</summary>
    public string Node => Directory.EnumerateDirectories(Path.Combine(_folder, "node_modules"), "node-*-*")
        .Select(package => Path.Combine(package, "bin", OperatingSystem.IsWindows() ? "node.exe" : "node"))
        .FirstOrDefault(File.Exists) ?? "node";

    /// <exception cref="AzuriteUnavailableException">npm is not there, or cannot install.</exception>
    public static async Task<AzuriteInstallation> FindOrInstallAsync()
    {
        var installation = new AzuriteInstallation(Path.Combine(Root(), "azurite"), Environment.GetEnvironmentVariable("CI") == "true");
        if (!installation.IsComplete())
        {
            // Two test assemblies may come here at once; the second finds it installed.
            await using (await LockAsync(installation._folder))
            {
                if (!installation.IsComplete())
                {
                    await installation.InstallAsync();
                }
            }
        }

        return installation;
    }

    public AzuriteUnavailableException Unavailable(string reason, Exception? inner = null) => new(reason, _mustWork, inner);

    private static string Root([CallerFilePath] string caller = "")
    {
        var folder = Path.GetDirectoryName(caller)!;
        while (!File.Exists(Path.Combine(folder, "Directory.Packages.props")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException($"{caller} is in no checkout.");
        }

        return folder;
    }

    private static async Task<FileStream> LockAsync(string folder)
    {
        var name = "investops-azurite-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..16] + ".lock";
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(Path.GetTempPath(), name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(started) < LongestInstall)
            {
                await RealTime.PassAsync(TimeSpan.FromMilliseconds(200), CancellationToken.None);
            }
        }
    }

    // npm writes its own list last.
    private bool IsComplete() => File.Exists(Script) && File.Exists(Path.Combine(_folder, "node_modules", ".package-lock.json"));

    private async Task InstallAsync()
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        try
        {
            using var limit = new CancellationTokenSource(LongestInstall, TimeProvider.System);
            using var npm = Process.Start(start)!;
            var output = npm.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = npm.StandardError.ReadToEndAsync(limit.Token);
            try
            {
                await npm.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException exception)
            {
                npm.Kill(entireProcessTree: true);
                throw Unavailable($"'npm ci' in {_folder} did not end within {LongestInstall.TotalMinutes:0} minutes.", exception);
            }

            if (npm.ExitCode != 0)
            {
                throw Unavailable($"'npm ci' in {_folder} failed: {await errors} {await output}");
            }
        }
        catch (Win32Exception exception)
        {
            throw Unavailable("npm is not on the path.", exception);
        }
    }
}
