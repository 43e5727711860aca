using InvestOps.Testing;

namespace InvestOps.EndToEnd.Tests.Host;

/// <summary>Configurations of an operation that asks for a backtest each week, on strategies that are quick.</summary>
internal static class WeekConfigs
{
    public static void WriteTo(string folder)
    {
        using var quick = new TestConfigs("005930");
        foreach (var file in Directory.EnumerateFiles(quick.Path, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(quick.Path, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        File.WriteAllText(Path.Combine(folder, "day.yaml"), """
            schema: 1
            scan: [quick, calm]
            backtests:
              - { strategy: quick, when: weekly, years: 1, capital: 50_000_000 }

            """);
    }
}
