namespace InvestOps.Pipeline.Dashboard.Frames;

/// <summary>Reads what may be damaged: a page shows that, with all else that it has to show.</summary>
internal static class Damage
{
    /// <returns>Null where there is nothing, or it cannot be read; then the list says why.</returns>
    public static async Task<T?> OrNullAsync<T>(Func<Task<T?>> read, List<string> damages)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (InvalidDataException exception)
        {
            damages.Add(exception.Message);
            return null;
        }
    }
}
