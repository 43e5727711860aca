using System.Security.Cryptography;
using System.Text;
using InvestOps.Browsing;
using InvestOps.EndToEnd.Tests.Host;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.EndToEnd.Tests.Dashboard;

/// <summary>A host on what the demo's week has left, on the evening of its last day, and a browser: one of each for all tests.</summary>
public sealed class DashboardScene(DemoFixture demo) : IAsyncLifetime
{
    /// <summary>What one issue is called in every list of signals.</summary>
    public const string HostileName = "<img src=x onerror=alert(1)></td><script>alert(2)</script>";

    private readonly TemporaryFolder _folder = new();
    private RunningHost? _host;
    private HeadlessBrowser? _browser;

    /// <summary>All that the host printed.</summary>
    internal string Said => _host!.Said;

    internal Uri Address => _host!.Http.BaseAddress!;

    public async ValueTask InitializeAsync()
    {
        var root = Path.Combine(_folder.Path, "demo");
        RootFiles.Copy(demo.Root, root);
        Rename(root);
        var starting = HeadlessBrowser.StartAsync();
        _host = await RunningHost.StartAsync(root, connection: null, "--sample", "--clock", "2026-10-30T20:01");
        _browser = await starting;
    }

    /// <summary>Opens a page as somebody who was never there.</summary>
    /// <param name="path">With a slash before it.</param>
    internal Task<OpenedPage> VisitAsync(string path, PageLook? look = null) => VisitAsync(new Uri(Address, path), look);

    /// <summary>Opens a page of another host.</summary>
    internal async Task<OpenedPage> VisitAsync(Uri address, PageLook? look = null)
    {
        Assert.False(_browser is null && HeadlessBrowser.IsRequired, HeadlessBrowser.Missing);
        Assert.SkipWhen(_browser is null, $"Skipped, because it uses the dashboard in a browser. {HeadlessBrowser.Missing} With CI=true this is a failure.");
        return await _browser!.VisitAsync(address, look ?? new PageLook());
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        _folder.Dispose();
    }

    // The first issue of the week's last list is renamed wherever signals name it, and what says so of the files is made to agree.
    private static void Rename(string root)
    {
        var signals = Path.Combine(root, "signals");
        var name = NameIn(Directory.EnumerateFiles(Path.Combine(signals, "2026-10-30"), "momentum_topN_v1.json").Single());
        foreach (var file in Directory.EnumerateFiles(signals, "*.json", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "manifest.json"))
        {
            var before = File.ReadAllBytes(file);
            var after = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(before).Replace($"\"{name}\"", $"\"{HostileName}\"", StringComparison.Ordinal));
            File.WriteAllBytes(file, after);
            var manifest = Path.Combine(Path.GetDirectoryName(file)!, "manifest.json");
            File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(HashOf(before), HashOf(after), StringComparison.Ordinal));
        }
    }

    private static string NameIn(string file)
    {
        using var list = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(file));
        return list.RootElement.GetProperty("topN")[0].GetProperty("name").GetString()!;
    }

    private static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
