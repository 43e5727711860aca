using InvestOps.Testing;

namespace InvestOps.Benchmarks;

/// <summary>The checkout's configurations, with a HOLD_CORE that the sample market has.</summary>
internal static class ShippedConfigs
{
    public static TestConfigs Copy(string coreCode)
    {
        var source = Path.Combine(Checkout.Root, "configs");
        var configs = new TestConfigs(coreCode);
        foreach (var file in Directory.EnumerateFiles(source, "*.yaml", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "hold_core.yaml"))
        {
            configs.Write(Path.GetRelativePath(source, file), File.ReadAllText(file));
        }

        return configs;
    }
}
