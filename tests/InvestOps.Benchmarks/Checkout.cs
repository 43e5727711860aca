namespace InvestOps.Benchmarks;

/// <summary>The folder of host.json and configs, above the program.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "host.json")))
            {
                return folder.FullName;
            }
        }

        throw new FileNotFoundException("No host.json lies above the program.");
    }
}
