namespace InvestOps.Pipeline.Ports;

/// <summary>Something stored, under the name that it has, whoever chose that name.</summary>
/// <param name="Container">The container, or the folder below the root.</param>
/// <param name="Name">The name inside the container. It may be anything that storage allows: no path of a file system is to be made of it as it is.</param>
/// <param name="Tag">Changes whenever the content does; says nothing else.</param>
/// <param name="Length">In bytes.</param>
public sealed record StoredItem(string Container, string Name, string Tag, long Length);
