using System.Globalization;
using System.Text;
using InvestOps.Domain.Portfolios;
using InvestOps.Pipeline.Configuration;

namespace InvestOps.Cli.Demo;

/// <summary>The folder of a demo: a data root, marked as such so that nothing else is ever removed, with configurations of its own.</summary>
internal sealed class DemoRoot(string path)
{
    private const string Marker = ".investops-demo";

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>The shipped configurations, but with the sample market's own HOLD_CORE.</summary>
    public string Configs => System.IO.Path.Combine(Path, "configs");

    /// <exception cref="IOException">The folder holds something that no demo made.</exception>
    public void Prepare(string configs, IReadOnlyList<CoreHolding> holdCore, bool fresh)
    {
        var marker = System.IO.Path.Combine(Path, Marker);
        if (Directory.Exists(Path) && Directory.EnumerateFileSystemEntries(Path).Any() && !File.Exists(marker))
        {
            throw new IOException($"{Path} holds something that no demo made. Give the demo a folder of its own: --root DIR.");
        }

        if (fresh && Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }

        Directory.CreateDirectory(Configs);
        File.WriteAllText(marker, "A demo's data root. 'investops demo --fresh' removes it and begins anew.\n");
        foreach (var file in Directory.EnumerateFiles(configs, "*.yaml", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(Configs, System.IO.Path.GetRelativePath(configs, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }

        // What happens on an invented market is no news for anybody's channel.
        File.Delete(System.IO.Path.Combine(Configs, NotifyFile.Name));

        File.WriteAllText(System.IO.Path.Combine(Configs, HoldCoreFile.Name), HoldCoreText(holdCore));
    }

    private static string HoldCoreText(IReadOnlyList<CoreHolding> holdCore)
    {
        var text = new StringBuilder("# The two largest issues of the sample market.\nschema: 1\nholdings:\n");
        foreach (var holding in holdCore)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {{ code: \"{holding.Symbol}\", weight: {holding.Weight} }}\n");
        }

        return text.ToString();
    }
}
