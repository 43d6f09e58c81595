using Exhibit.Cli;

VerifierMemory.Hold(args);
return CommandLine.Run(args, Console.Out, Console.Error);
