namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Says where what a function returns is sent.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public abstract class OutputBindingAttribute : BindingAttribute;
