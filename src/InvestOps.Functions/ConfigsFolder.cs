namespace InvestOps.Functions;

/// <summary>Where the YAML files are when nobody says it: in the folder a program is run from or above, and else beside the program or above.</summary>
public static class ConfigsFolder
{
    /// <returns>The folder found; <c>configs</c> where there is none, so that the error names what was looked for.</returns>
    public static string Find() => At(Directory.GetCurrentDirectory()) ?? At(AppContext.BaseDirectory) ?? "configs";

    private static string? At(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var configs = Path.Combine(folder.FullName, "configs");
            if (Directory.Exists(Path.Combine(configs, "strategies")))
            {
                return configs;
            }
        }

        return null;
    }
}
